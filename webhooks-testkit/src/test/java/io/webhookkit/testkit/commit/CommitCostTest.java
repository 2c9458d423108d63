package io.webhookkit.testkit.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.StatementLog;
import io.webhookkit.testkit.StatementLog.Call;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs a transaction that its entities are announced. */
class CommitCostTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 50})
  void onH2AnnouncingAddsExactlyOneRoundTrip(int entities) {
    assertOneRoundTripMore(Databases.h2(), entities);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50})
  void onPostgresAnnouncingAddsExactlyOneRoundTrip(int entities) {
    try (HikariDataSource database = Databases.postgres()) {
      assertOneRoundTripMore(database, entities);
    }
  }

  private static void assertOneRoundTripMore(DataSource database, int entities) {
    StatementLog log = new StatementLog();
    DataSource watched = log.watching(database);
    try (Application application =
        new Application(
            watched, Webhooks.builder().dataSource(watched).schema(SchemaMode.CREATE))) {
      List<Call> plain = log.during(() -> application.commit(entities, Plain::new));
      List<Call> announced = log.during(() -> application.commit(entities, Announced::new));

      assertThat(roundTrips(plain)).isGreaterThan(entities);
      assertThat(roundTrips(announced)).isEqualTo(roundTrips(plain) + 1);
      assertThat(calls(announced, "getConnection")).isEqualTo(calls(plain, "getConnection"));
      assertThat(onTheOutbox(announced, "prepareStatement")).isEqualTo(1);
      boolean batch = entities > 1;
      assertThat(onTheOutbox(announced, "addBatch")).isEqualTo(batch ? entities : 0);
      assertThat(onTheOutbox(announced, batch ? "executeBatch" : "executeUpdate")).isEqualTo(1);
    }
  }

  private static long roundTrips(List<Call> calls) {
    return calls.stream().filter(Call::isRoundTrip).count();
  }

  private static int calls(List<Call> calls, String method) {
    return Collections.frequency(calls.stream().map(Call::method).toList(), method);
  }

  private static int onTheOutbox(List<Call> calls, String method) {
    return calls(
        calls.stream().filter(call -> call.sql().contains("webhook_outbox")).toList(), method);
  }
}
