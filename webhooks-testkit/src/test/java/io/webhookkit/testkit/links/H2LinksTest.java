package io.webhookkit.testkit.links;

import io.webhookkit.testkit.Databases;
import javax.sql.DataSource;

class H2LinksTest extends JdbcLinksContract {

  private static final DataSource DATABASE = Databases.h2();

  @Override
  DataSource dataSource() {
    return DATABASE;
  }
}
