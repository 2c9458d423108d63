package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.testkit.fault.Sink.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What is the application's own fails. Before the commit that fails its transaction, and nothing
 * else; after the commit it changes nothing. And it ends in the midst of work.
 */
@FaultsOn("H2")
class ApplicationFaultTest extends FaultContract {

  /** The shipment whose payload is the trouble. */
  private static final long BAD = 7;

  private static final int FAILURES = 4;

  @Test
  void payloadAboveTheLimit(Tally tally) throws Exception {
    survives(
        "bytes",
        each ->
            each.payload(new PayloadSettings(2_000, Oversize.FAIL))
                .mapper(sending("x".repeat(4_000))),
        tally);
  }

  @Test
  void payloadThatCannotBeSerialised(Tally tally) throws Exception {
    survives("written as JSON", each -> each.mapper(sending(new Endless())), tally);
  }

  @Test
  void getterThatThrows(Tally tally) throws Exception {
    survives("written as JSON", each -> each.mapper(sending(new Thrower())), tally);
  }

  @Test
  void mapperThatThrows(Tally tally) throws Exception {
    survives(
        "mapper",
        each ->
            each.mapper(
                PayloadMapper.of(
                    Shipment.class,
                    shipment -> {
                      if (shipment.id == BAD) {
                        throw new IllegalStateException("thrown by a test");
                      }
                      return good(shipment);
                    })),
        tally);
  }

  @Test
  void listenerThatThrows(Tally tally) throws Exception {
    WebhookListener thrower =
        new WebhookListener() {
          @Override
          public void attempted(Attempt attempt) {
            throw new IllegalStateException("thrown by a test");
          }
        };
    try (Scene scene = new Scene(h2(), each -> each.listener(thrower))) {
      scene.writers().awaitMore(30);
      scene.settles(tally);
    }
  }

  @Test
  void metricsThatThrow(Tally tally) throws Exception {
    try (Scene scene =
        new Scene(
            h2(),
            each ->
                each.observer(
                    (delivery, headers) -> {
                      throw new IllegalStateException("thrown by a test");
                    }))) {
      scene.survives(running -> running.writers().awaitMore(30), tally);
    }
  }

  /** The window is full all the time; another node finds what this one has left. */
  @Test
  void shutDownUnderLoad(Tally tally) throws Exception {
    try (Sink sink = new Sink();
        HikariDataSource database = h2()) {
      Shipments.create(database);
      sink.at(
          Scene.PATH,
          any ->
              new Reply(
                  true,
                  connection -> {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                    Reply.of(200).writing().on(connection);
                  }));
      for (int time = 0; time < 3 * RUNS; time++) {
        try (Node ending = node(database, sink);
            Writers writers = Writers.doing(ending::change)) {
          writers.awaitMore(100);
          ending.webhooks().close();
          writers.awaitMore(10);
        }
      }
      sink.heal(Scene.PATH);
      try (Node last = node(database, sink)) {
        tally.note(settled(database, last, sink, Scene.PATH));
      }
    }
  }

  /** Whatever it has changed is rolled back each time, until it is handled. */
  @Test
  void handlerThatThrows(Tally tally) throws Exception {
    Set<String> handled = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    try (Scene scene = new Scene(h2(), each -> each.source(Caller.configured()))) {
      scene
          .node()
          .webhooks()
          .inbound()
          .handle(
              Caller.NAME,
              "*",
              event -> {
                boolean fails = calls.incrementAndGet() <= FAILURES;
                scene.node().change(fails ? Shipment.UNDONE : Shipment.PRIVATE, BAD);
                if (fails) {
                  throw new IllegalStateException("thrown by a test");
                }
                assertThat(handled.add(event.id())).isTrue();
              });
      scene.survives(
          running -> {
            assertThat(Caller.call(running.node(), "msg_1")).isEqualTo(500);
            assertThat(Caller.call(running.node(), "msg_2")).isEqualTo(500);
            Eventually.until(() -> "both are handled: " + handled, () -> handled.size() == 2);
            assertThat(Caller.call(running.node(), "msg_1")).isEqualTo(200);
          },
          tally);
      assertThat(calls).hasValue(FAILURES + 2);
    }
  }

  private static Node node(HikariDataSource database, Sink sink) {
    return Node.open(database, each -> each.endpoint(sink.endpoint("sink", Scene.PATH)));
  }

  private static void survives(String said, Consumer<WebhooksBuilder> settings, Tally tally)
      throws Exception {
    try (Scene scene = new Scene(h2(), settings)) {
      scene.survives(running -> running.assertChangesFailSaying(said), tally);
    }
  }

  private static Map<String, Object> good(Shipment shipment) {
    return Map.of("version", shipment.version, "fate", shipment.fate);
  }

  /** Adds something to the payload of one shipment. */
  private static PayloadMapper<Shipment> sending(Object trouble) {
    return PayloadMapper.of(
        Shipment.class,
        shipment ->
            shipment.id == BAD
                ? Map.of("version", shipment.version, "fate", shipment.fate, "trouble", trouble)
                : good(shipment));
  }

  /** Is part of itself. */
  static final class Endless {
    public Endless getAgain() {
      return this;
    }
  }

  /** Can't be read. */
  static final class Thrower {
    public String getValue() {
      return Optional.<String>empty().orElseThrow();
    }
  }
}
