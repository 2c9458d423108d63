package io.webhookkit.testkit.outbox;

import io.webhookkit.testkit.Databases;
import javax.sql.DataSource;

class H2OutboxTest extends JdbcOutboxContract {

  private static final DataSource DATABASE = Databases.h2();

  @Override
  protected DataSource dataSource() {
    return DATABASE;
  }
}
