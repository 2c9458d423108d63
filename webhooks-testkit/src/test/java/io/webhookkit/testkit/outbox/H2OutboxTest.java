package io.webhookkit.testkit.outbox;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.ContractOf;
import javax.sql.DataSource;

@ContractOf("H2")
class H2OutboxTest extends JdbcOutboxContract {

  private static final DataSource DATABASE = Databases.h2();

  @Override
  protected DataSource dataSource() {
    return DATABASE;
  }
}
