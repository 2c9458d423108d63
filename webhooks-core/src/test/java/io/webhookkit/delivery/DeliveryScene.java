package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Event;
import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.payload.Payload;
import io.webhookkit.signature.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The whole kit over an outbox in memory, with a clock and a transport that the test controls. */
final class DeliveryScene implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(10);
  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration SECOND = Duration.ofMinutes(5);

  final TestClock clock = new TestClock();
  final ScriptedTransport transport = new ScriptedTransport();
  final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  final List<String> disabled = new CopyOnWriteArrayList<>();
  final Webhooks webhooks;

  /** With these endpoints, which want everything. */
  DeliveryScene(String... endpoints) {
    this(
        builder -> {
          List.of(endpoints).forEach(name -> builder.endpoint(endpoint(name, "*")));
          return builder;
        });
  }

  /** With three attempts at most, no jitter, and whatever else is set. */
  DeliveryScene(UnaryOperator<WebhooksBuilder> more) {
    WebhooksBuilder builder =
        Webhooks.builder()
            .clock(clock)
            .outbox(new InMemoryOutbox(clock))
            .serializer(
                event ->
                    new Payload(
                        "text/plain",
                        (event.type() + " #").getBytes(UTF_8),
                        event.type().value().length() + 2))
            .transport(transport)
            .retries(new RetrySchedule(List.of(FIRST, SECOND), 0))
            .listener(new Recorder())
            .eventTypes(List.of("lead.created", "deal.won"));
    webhooks = more.apply(builder).build();
    webhooks.start();
  }

  /** With crm, which wants leads and hangs, and erp. */
  static DeliveryScene hangingCrmAndErp(String wantedByErp, int capacity, int window) {
    DeliveryScene scene =
        new DeliveryScene(
            b ->
                b.endpoint(endpoint("crm", "lead.*"))
                    .endpoint(endpoint("erp", wantedByErp))
                    .delivery(bounds(capacity, window)));
    scene.transport.hang("crm");
    return scene;
  }

  static Endpoint endpoint(String name, String... events) {
    return Endpoint.named(name)
        .url("https://" + name + ".example.com/hooks")
        .secret(Secret.generate().reveal())
        .events(events)
        .build();
  }

  /** One that wants everything, and what is about one subject in order. */
  static Endpoint endpointInOrder(String name) {
    return Endpoint.named(name)
        .url("https://" + name + ".example.com/hooks")
        .secret(Secret.generate().reveal())
        .events("*")
        .ordering("subject")
        .build();
  }

  /** Writes what was published as it is, with the sequence behind it. */
  static Payload dataAlone(Event event) {
    String text = event.data() + " #";
    return new Payload("text/plain", text.getBytes(UTF_8), text.length());
  }

  static DispatcherSettings bounds(int capacity, int window) {
    return new DispatcherSettings(
        capacity, window, Duration.ofHours(1), DispatcherSettings.DEFAULT.shutdownTimeout());
  }

  void publish(String type) {
    webhooks.publish(type, "data");
  }

  void publishMany(int count) {
    for (int i = 0; i < count; i++) {
      publish("lead.created");
    }
  }

  /** Waits until all is done that can be done at this moment. */
  void drain() throws InterruptedException {
    assertThat(webhooks.drain(LIMIT)).as("drained").isTrue();
  }

  void advanceAndDrain(Duration time) throws InterruptedException {
    clock.advance(time);
    drain();
  }

  List<Outcome> outcomes() {
    return attempts.stream().map(Attempt::outcome).toList();
  }

  @Override
  public void close() {
    webhooks.close();
  }

  private final class Recorder implements WebhookListener {
    @Override
    public void attempted(Attempt attempt) {
      attempts.add(attempt);
    }

    @Override
    public void disabled(Endpoint endpoint, String reason) {
      disabled.add(endpoint.name() + ": " + reason);
    }
  }
}
