package io.webhookkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.ForwardProxy;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointBuilder;
import io.webhookkit.endpoint.Subscription;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.Payload;
import io.webhookkit.signature.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.h2.jdbcx.JdbcConnectionPool;

/** Whatever a setting is set to: it is taken, or refused in one line that says which it is. */
class HostileSettingsTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
  private static final String KEY = "t0ken";
  private static final DataSource DATABASE =
      JdbcConnectionPool.create("jdbc:h2:mem:hostile-settings", "sa", "");

  private record Setter(String field, Consumer<String> set) {
    @Override
    public String toString() {
      return field;
    }
  }

  private static final List<Setter> SETTERS =
      List.of(
          new Setter("event type", EventType::new),
          new Setter("events", Subscription::new),
          new Setter("endpoints", text -> endpoint(text).build()),
          new Setter("url", text -> build(endpoint("crm").url(text))),
          new Setter("secret", text -> build(endpoint("crm").secret(text))),
          new Setter("secrets", text -> build(endpoint("crm").secrets(List.of(text)))),
          new Setter("events", text -> build(endpoint("crm").events(text))),
          new Setter("ordering", text -> build(endpoint("crm").ordering(text))),
          new Setter("source", text -> build(endpoint("crm").source(text))),
          new Setter("tenant", text -> build(endpoint("crm").tenant(text))),
          new Setter("trusted-hosts", text -> new AddressGuard(List.of(text))),
          new Setter("nat64-prefixes", text -> new AddressGuard(List.of(), List.of(text))),
          new Setter("proxy", ForwardProxy::parse),
          new Setter("size", text -> new Setting("size", text).bytes()),
          new Setter("number", text -> new Setting("number", text).number()),
          new Setter("flag", text -> new Setting("flag", text).flag()),
          new Setter("retry.jitter", text -> jitter(new Setting("retry.jitter", text).part())),
          new Setter("retry.delays", text -> delay(new Setting("retry.delays", text).duration())),
          new Setter("retention", text -> retention(new Setting("retention", text).duration())),
          new Setter(
              "outbox.lease", text -> deadline(new Setting("outbox.lease", text).duration())),
          new Setter("schema", text -> new Setting("schema", text).oneOf(SchemaMode.class)),
          new Setter("replaced", text -> new Setting("replaced", text).requireReplaced()),
          new Setter("event-types", text -> Webhooks.builder().eventTypes(List.of(text))),
          new Setter("system", text -> started(Webhooks.builder().system(text))),
          new Setter("outbox.node", HostileSettingsTest::open),
          new Setter("sources", text -> build(source(text))),
          new Setter("kind", text -> build(source("crm").kind(text))),
          new Setter("sources.crm.secret", text -> build(source("crm").secret(text))),
          new Setter("handling", text -> build(source("crm").handling(text))),
          new Setter("options", text -> build(source("crm").options(Map.of(text, text)))),
          new Setter("endpoint", text -> running(webhooks -> webhooks.pause(text))),
          new Setter("endpoint", text -> running(webhooks -> webhooks.redeliver(text))),
          new Setter("source", text -> running(webhooks -> webhooks.inbound().rerun(text))),
          new Setter("source", text -> running(webhooks -> handle(webhooks, text))),
          new Setter("event type", text -> running(webhooks -> webhooks.publish(text, Map.of()))));

  @Property(tries = 1500)
  void aTextIsTakenOrRefusedInOneLineThatNamesTheField(
      @ForAll("setters") Setter setter, @ForAll("texts") String text) {
    try {
      setter.set().accept(text);
    } catch (WebhookConfigurationException refused) {
      assertThat(refused.getMessage())
          .contains(setter.field())
          .contains(" is '")
          .doesNotContainPattern(AnyText.UNPRINTABLE)
          .hasSizeLessThan(1000);
    }
  }

  @Property(tries = 1000)
  void aKeyInAUrlIsNotPrinted(@ForAll("texts") String before, @ForAll("texts") String after) {
    for (String url :
        List.of(
            "https://crm.example.com/" + before + KEY + after,
            "https://127.0.0.1/in?" + before + KEY + after,
            "http://me:" + before + KEY + "@crm.example.com/" + after)) {
      try {
        build(endpoint("crm").url(url));
      } catch (WebhookConfigurationException refused) {
        assertThat(refused.getMessage()).doesNotContain(KEY);
      }
    }
  }

  @Property(tries = 500)
  void aSecretIsNotPrinted(@ForAll("texts") String before, @ForAll("texts") String after) {
    for (String prefix : List.of("", "whsec_", "whsk_")) {
      try {
        Secret.parse(prefix + before + KEY + after);
      } catch (WebhookConfigurationException refused) {
        assertThat(refused.getMessage()).doesNotContain(KEY);
      }
    }
  }

  @Provide
  Arbitrary<Setter> setters() {
    return Arbitraries.of(SETTERS);
  }

  @Provide
  Arbitrary<String> texts() {
    return AnyText.any();
  }

  private static EndpointBuilder endpoint(String name) {
    return Endpoint.named(name).url("https://crm.example.com/in").secret(SECRET).events("*");
  }

  private static void build(EndpointBuilder endpoint) {
    URI url = endpoint.build().url();
    new AddressGuard(List.of()).check(url);
  }

  private static ConfiguredSource source(String name) {
    return ConfiguredSource.named(name).secret(SECRET);
  }

  private static void build(ConfiguredSource source) {
    source.build(Clock.systemUTC(), address -> Optional.empty());
  }

  private static void jitter(double part) {
    new RetrySchedule(List.of(Duration.ofDays(1)), part).after(1, new Random(1));
  }

  private static void delay(Duration duration) {
    new RetrySchedule(List.of(duration), 1).after(1, new Random(1));
  }

  private static void retention(Duration duration) {
    started(Webhooks.builder().retention(duration));
  }

  private static void deadline(Duration duration) {
    started(Webhooks.builder().deadline(duration));
  }

  private static void open(String node) {
    JdbcOutbox.open(DATABASE, SchemaMode.AUTO, node, Duration.ofMinutes(1))
        .append(List.of(event()), true);
  }

  private static NewEvent event() {
    EventType type = new EventType("lead.imported");
    Event event =
        new Event(
            "evt_1",
            type,
            Instant.EPOCH,
            null,
            "",
            Map.of(),
            null,
            List.of(),
            null,
            null,
            List.of());
    return new NewEvent(event, new Payload("text/plain", new byte[1], 1));
  }

  private static void running(Consumer<Webhooks> work) {
    try (Webhooks webhooks = built(Webhooks.builder())) {
      work.accept(webhooks);
    }
  }

  private static void handle(Webhooks webhooks, String text) {
    webhooks.inbound().handle(text, "x", event -> {});
    webhooks.start();
  }

  private static void started(WebhooksBuilder builder) {
    try (Webhooks webhooks = built(builder)) {
      webhooks.start();
    }
  }

  private static Webhooks built(WebhooksBuilder builder) {
    return builder.outboxInMemory().transport(new RecordingTransport()).build();
  }
}
