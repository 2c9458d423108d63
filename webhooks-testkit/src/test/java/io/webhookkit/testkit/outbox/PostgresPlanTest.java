package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class PostgresPlanTest extends PlanContract {

  private static final HikariDataSource DATABASE = Databases.postgres();

  @AfterAll
  static void closeThePool() {
    DATABASE.close();
  }

  @Override
  DataSource dataSource() {
    return DATABASE;
  }

  @Override
  void assertServed(String plan, String index, String bound) {
    assertThat(plan)
        .containsPattern("Index Scan using " + index + " .*\\s+Index Cond: \\(+" + bound)
        .doesNotContain("Sort", "Seq Scan");
  }

  @Override
  void assertNoTableIsRead(String plan) {
    assertThat(plan)
        .doesNotContain(
            "Seq Scan on webhook_outbox",
            "Seq Scan on webhook_delivery",
            "Seq Scan on webhook_backfill");
  }
}
