package io.webhookkit.testkit.endpoints;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.ContractOf;
import javax.sql.DataSource;

@ContractOf("H2")
class H2EndpointsTest extends EndpointSecretsContract {

  private static final DataSource DATABASE = Databases.h2();

  @Override
  DataSource dataSource() {
    return DATABASE;
  }
}
