package io.webhookkit.testkit.endpoints;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import io.webhookkit.testkit.contract.ContractOf;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@NeedsMariaDb
@ContractOf("MariaDB")
class MariaDbEndpointsTest extends EndpointSecretsContract {

  private static HikariDataSource database;

  @BeforeAll
  static void connect() {
    database = Databases.mariadb(Databases.mariadbUrl());
  }

  @AfterAll
  static void closeThePool() {
    database.close();
  }

  @Override
  DataSource dataSource() {
    return database;
  }
}
