package io.webhookkit.testkit.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.ContractOf;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

@ContractOf("PostgreSQL")
class PostgresInboxTest extends JdbcInboxContract {

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
