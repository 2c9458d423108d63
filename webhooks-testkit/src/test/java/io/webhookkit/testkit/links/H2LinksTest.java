package io.webhookkit.testkit.links;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.ContractOf;
import javax.sql.DataSource;

@ContractOf("H2")
class H2LinksTest extends JdbcLinksContract {

  private static final DataSource DATABASE = Databases.h2();

  @Override
  DataSource dataSource() {
    return DATABASE;
  }
}
