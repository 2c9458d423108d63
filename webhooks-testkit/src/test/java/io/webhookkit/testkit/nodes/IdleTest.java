package io.webhookkit.testkit.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.StatementCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A node that has nothing to do asks its database one question in each poll interval. */
class IdleTest {

  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int LOOKS = 10;

  /** A start asks other questions as well, and is over with these. */
  private static final int FIRST_LOOKS = 5;

  private final List<RoundTrip> roundTrips = new CopyOnWriteArrayList<>();
  private final CountDownLatch looks = new CountDownLatch(FIRST_LOOKS + LOOKS);

  private record RoundTrip(String what, long nanos) {

    boolean isLook() {
      return what.contains("webhook_pause");
    }
  }

  @Test
  void asksOneQuestionInEachInterval() throws Exception {
    DataSource database = Databases.pooled(Databases.h2());
    try (Webhooks webhooks =
        Webhooks.builder()
            .dataSource(StatementCalls.watching(database, this::note))
            .schema(SchemaMode.CREATE)
            .delivery(new DispatcherSettings(100, 10, INTERVAL, Duration.ofSeconds(1)))
            .endpoint(
                Endpoint.named("crm")
                    .url("https://crm.example.com/hooks")
                    .secret(Secret.generate().reveal())
                    .events("*")
                    .build())
            .build()) {
      webhooks.start();

      assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();

      List<RoundTrip> all = List.copyOf(roundTrips);
      List<RoundTrip> ofLooks = all.stream().filter(RoundTrip::isLook).toList();
      RoundTrip begin = ofLooks.get(FIRST_LOOKS - 1);
      RoundTrip end = ofLooks.get(FIRST_LOOKS + LOOKS - 1);
      assertThat(all.subList(all.indexOf(begin) + 1, all.indexOf(end) + 1))
          .hasSize(LOOKS)
          .allMatch(RoundTrip::isLook);
      assertThat(Duration.ofNanos(end.nanos() - begin.nanos()))
          .isGreaterThanOrEqualTo(INTERVAL.multipliedBy(LOOKS - 2));
    }
  }

  private void note(String method, String sql) {
    if (method.equals("commit") || method.equals("setTransactionIsolation")) {
      roundTrips.add(new RoundTrip(method, System.nanoTime()));
    } else if (method.startsWith("execute")) {
      RoundTrip made = new RoundTrip(sql, System.nanoTime());
      roundTrips.add(made);
      if (made.isLook()) {
        looks.countDown();
      }
    }
  }
}
