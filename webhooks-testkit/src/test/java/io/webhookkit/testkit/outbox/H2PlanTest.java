package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.Databases;
import java.util.Locale;
import javax.sql.DataSource;

class H2PlanTest extends PlanContract {

  private static final DataSource DATABASE = Databases.h2();

  @Override
  DataSource dataSource() {
    return DATABASE;
  }

  @Override
  String tableWord() {
    return " table";
  }

  @Override
  void assertServed(String plan, String index, String bound) {
    assertThat(plan)
        .containsPattern((index + ": [^*]*" + bound + " ").toUpperCase(Locale.ROOT))
        .contains("/* index sorted */");
  }

  /** What is found is then locked by its id. */
  @Override
  void assertLocked(String plan) {
    assertThat(plan).contains("PUBLIC.PRIMARY_KEY").doesNotContain("index sorted");
  }

  @Override
  void assertNoTableIsRead(String plan) {
    assertThat(plan)
        .contains("PUBLIC.")
        .doesNotContain(
            "WEBHOOK_OUTBOX.tableScan", "WEBHOOK_DELIVERY.tableScan", "WEBHOOK_BACKFILL.tableScan");
  }
}
