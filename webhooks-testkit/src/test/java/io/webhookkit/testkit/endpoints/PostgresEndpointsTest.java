package io.webhookkit.testkit.endpoints;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.ContractOf;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

@ContractOf("PostgreSQL")
class PostgresEndpointsTest extends EndpointSecretsContract {

  private static final HikariDataSource DATABASE = Databases.postgres();

  @AfterAll
  static void closeThePool() {
    DATABASE.close();
  }

  @Override
  DataSource dataSource() {
    return DATABASE;
  }
}
