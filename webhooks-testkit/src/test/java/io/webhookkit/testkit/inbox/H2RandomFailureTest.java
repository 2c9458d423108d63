package io.webhookkit.testkit.inbox;

import io.webhookkit.testkit.Databases;
import javax.sql.DataSource;

class H2RandomFailureTest extends RandomFailureContract {

  private static final DataSource DATABASE = Databases.pooled(Databases.h2());

  @Override
  DataSource dataSource() {
    return DATABASE;
  }

  @Override
  int usually() {
    return 50_000;
  }
}
