package io.webhookkit.testkit.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import io.webhookkit.testkit.contract.ContractOf;
import javax.sql.DataSource;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** With each of the ways in which the driver can send a batch. */
@NeedsMariaDb
@ParameterizedClass
@ValueSource(
    strings = {
      "",
      "&useServerPrepStmts=true",
      "&useBulkStmts=true",
      "&rewriteBatchedStatements=true",
      "&disablePipeline=true"
    })
@ContractOf("MariaDB")
class MariaDbOutboxTest extends JdbcOutboxContract {

  private static HikariDataSource database;

  MariaDbOutboxTest(String option) {}

  @BeforeParameterizedClassInvocation
  static void connect(String option) {
    database = Databases.mariadb(Databases.mariadbUrl() + option);
  }

  @AfterParameterizedClassInvocation
  static void closeThePool() {
    database.close();
  }

  @Override
  protected DataSource dataSource() {
    return database;
  }
}
