package io.webhookkit.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.outbox.jdbc.OwnTransaction;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.sender.SignedRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A handler that fails at random, under many events that come twice and in any order: in the end
 * the receiver has what the sender has, and each event has had its effect once.
 */
abstract class RandomFailureContract {

  private static final int SUBJECTS = 500;
  private static final int SENDERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Secret secret = Secret.generate();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong calls = new AtomicLong();
  private final int events = Integer.getInteger("inbox.events", usually());
  private OwnTransaction transaction;

  abstract DataSource dataSource();

  /** Returns how many events there are unless {@code -Dinbox.events} says so. */
  int usually() {
    return 5_000;
  }

  @Test
  void eachEffectIsAppliedOnceAndTheStateIsTheSenders() throws Exception {
    transaction = new OwnTransaction(dataSource());
    Random random = new Random(42);
    Map<Integer, Integer> sent = new TreeMap<>();
    List<SignedRequest> requests = requests(random, sent);
    try (Webhooks webhooks = start()) {
      webhooks.inbound().handle("crm", "*", event -> apply(event));
      webhooks.start();

      send(webhooks, requests);

      await(() -> count("select count(*) from webhook_inbox where state <> 'DONE'") == 0);
      assertThat(webhooks.inbound().parked("crm")).isEmpty();
    }
    assertThat(failures.get()).isPositive();
    assertThat(count("select count(*) from effect")).isEqualTo(events);
    assertThat(state()).isEqualTo(sent);
    System.out.printf(
        "%s: %d events in %d requests, %d calls of the handler, of which %d failed%n",
        getClass().getSimpleName(), events, requests.size(), calls.get(), failures.get());
  }

  private Webhooks start() throws SQLException {
    Webhooks webhooks =
        Webhooks.builder()
            .dataSource(dataSource())
            .schema(SchemaMode.CREATE)
            .handlingIn(transaction)
            .retries(new RetrySchedule(Collections.nCopies(1000, Duration.ofMillis(20)), 0.5))
            .source(ConfiguredSource.named("crm").secret(secret.reveal()))
            .build();
    Databases.execute(
        dataSource(),
        "delete from webhook_inbox",
        "drop table if exists effect",
        "drop table if exists thing",
        "create table effect (id varchar(64) not null)",
        "create table thing (id integer primary key, version integer not null)");
    try (Connection connection = dataSource().getConnection();
        PreparedStatement insert = connection.prepareStatement("insert into thing values (?, 0)")) {
      for (int id = 0; id < SUBJECTS; id++) {
        insert.setInt(1, id);
        insert.addBatch();
      }
      insert.executeBatch();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
    return webhooks;
  }

  /** Signs each event, a fifth of them to be sent twice, and mixes them up. */
  private List<SignedRequest> requests(Random random, Map<Integer, Integer> sent) {
    List<SignedRequest> requests = new ArrayList<>();
    for (int id = 0; id < SUBJECTS; id++) {
      sent.put(id, 0);
    }
    for (int i = 0; i < events; i++) {
      int subject = random.nextInt(SUBJECTS);
      int version = sent.merge(subject, 1, Integer::sum);
      SignedRequest request =
          SignedRequest.signedAs(SourceKind.STANDARD, secret.reveal())
              .id("msg_" + i)
              .body(
                  "{\"type\":\"thing.updated\",\"subject\":\"%d\",\"data\":{\"version\":%d}}"
                      .formatted(subject, version));
      requests.add(request);
      if (random.nextInt(5) == 0) {
        requests.add(request);
      }
    }
    Collections.shuffle(requests, random);
    return requests;
  }

  /** As a sender does: what is not answered with 2xx is sent again, later. */
  private void send(Webhooks webhooks, List<SignedRequest> requests) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        int first = sender;
        Callable<Integer> work =
            () -> {
              int refused = 0;
              for (int i = first; i < requests.size(); i += SENDERS) {
                if (post(webhooks, requests.get(i)) / 100 != 2) {
                  refused++;
                  int again = post(webhooks, requests.get(i));
                  assertThat(again).isIn(200, 500, 503);
                }
              }
              return refused;
            };
        all.add(senders.submit(work));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private static int post(Webhooks webhooks, SignedRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    byte[] body = request.message().body().getBytes(StandardCharsets.UTF_8);
    InboundAnswer answer =
        webhooks
            .inbound()
            .receive(
                "crm", new UnreadRequest("POST", null, headers, new ByteArrayInputStream(body)));
    return answer.status();
  }

  /** Fails one time in ten before it has done anything, and one time in ten after it has. */
  private void apply(InboundEvent event) throws SQLException {
    int dice = Math.floorMod((calls.incrementAndGet() * 0x9E3779B97F4A7C15L) >>> 32, 10);
    failIf(dice == 0);
    transaction.onConnection(connection -> effect(connection, event));
    failIf(dice == 1);
  }

  private static int effect(Connection connection, InboundEvent event) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into effect (id) values (?)")) {
      insert.setString(1, event.id());
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement("update thing set version = ? where id = ? and version < ?")) {
      int version = event.data().path("version").asInt();
      update.setInt(1, version);
      update.setInt(2, Integer.parseInt(String.valueOf(event.subject())));
      update.setInt(3, version);
      return update.executeUpdate();
    }
  }

  private void failIf(boolean itDoes) {
    if (itDoes) {
      failures.incrementAndGet();
      throw new UnluckyException();
    }
  }

  /** Without a stack: there are thousands. */
  private static final class UnluckyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnluckyException() {
      super("unlucky", null, false, false);
    }
  }

  private Map<Integer, Integer> state() throws SQLException {
    Map<Integer, Integer> state = new TreeMap<>();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, version from thing")) {
      while (row.next()) {
        state.put(row.getInt(1), row.getInt(2));
      }
    }
    return state;
  }

  private long count(String sql) {
    return Databases.count(dataSource(), sql);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
