package io.webhookkit.testkit.inbox;

import io.webhookkit.testkit.Databases;
import javax.sql.DataSource;

class H2InboxTest extends JdbcInboxContract {

  private static final DataSource DATABASE = Databases.h2();

  @Override
  DataSource dataSource() {
    return DATABASE;
  }
}
