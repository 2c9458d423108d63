package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@NeedsMariaDb
class MariaDbPlanTest extends PlanContract {

  private static HikariDataSource database;

  @BeforeAll
  static void openTheDatabase() {
    database = Databases.mariadb();
  }

  @AfterAll
  static void closeThePool() {
    database.close();
  }

  @Override
  DataSource dataSource() {
    return database;
  }

  @Override
  String tableWord() {
    return " table";
  }

  @Override
  void assertServed(String plan, String index, String bound) {
    assertThat(plan)
        .contains(bound.equals("endpoint") ? " ref " : " range ")
        .contains(" " + index + " ")
        .doesNotContain("filesort", "temporary");
  }

  @Override
  void assertNoTableIsRead(String plan) {
    assertThat(plan)
        .doesNotContainPattern(
            " (webhook_outbox|webhook_delivery|webhook_backfill|[edfpo]) (ALL|index) ");
  }
}
