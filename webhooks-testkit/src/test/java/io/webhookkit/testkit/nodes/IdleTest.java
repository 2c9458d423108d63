package io.webhookkit.testkit.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.Proxies;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
  private static final int LOOKS = 5;

  private final List<String> roundTrips = new CopyOnWriteArrayList<>();
  private final CountDownLatch started = new CountDownLatch(2);
  private final CountDownLatch looks = new CountDownLatch(LOOKS + 2);

  @Test
  void asksOneQuestionInEachInterval() throws Exception {
    DataSource database = Databases.pooled(Databases.h2());
    try (Webhooks webhooks =
        Webhooks.builder()
            .dataSource(watching(database))
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
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      roundTrips.clear();
      long start = System.nanoTime();

      assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(INTERVAL.multipliedBy(LOOKS - 1));
      assertThat(roundTrips).hasSize(LOOKS).allMatch(sql -> sql.contains("webhook_pause"));
    }
  }

  private DataSource watching(DataSource real) {
    return Proxies.watching(
        DataSource.class,
        real,
        (method, arguments, answer) ->
            answer instanceof Connection connection ? watching(connection) : answer);
  }

  private Connection watching(Connection real) {
    return Proxies.watching(
        Connection.class,
        real,
        (method, arguments, answer) -> {
          if (method.equals("commit") || method.equals("setTransactionIsolation")) {
            roundTrips.add(method);
          }
          return answer instanceof PreparedStatement statement
              ? watching(statement, (String) arguments[0])
              : answer;
        });
  }

  private PreparedStatement watching(PreparedStatement real, String sql) {
    return Proxies.watching(
        PreparedStatement.class,
        real,
        (method, arguments, answer) -> {
          if (method.startsWith("execute")) {
            roundTrips.add(sql);
            if (sql.contains("webhook_pause")) {
              started.countDown();
              looks.countDown();
            }
          }
          return answer;
        });
  }
}
