package io.webhookkit.testkit.adapter;

import static io.webhookkit.endpoint.EndpointStoreType.SETTINGS;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.TlsProfile;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointStoreType;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The settings as a builder without a framework is told of them. */
record PlainSettings(Map<String, String> properties) {

  boolean enabled() {
    return get("enabled").map(Setting::flag).orElse(true);
  }

  void tell(WebhooksBuilder builder, Clock clock) {
    builder
        .eventTypes(list("event-types"))
        .trustedHosts(list("trusted-hosts"))
        .capturing(
            new CaptureSettings(
                get("capture.bulk").map(s -> s.oneOf(BulkPolicy.class)).orElse(BulkPolicy.WARN),
                number("capture.max-bulk-rows", CaptureSettings.DEFAULT.maxBulkRows())))
        .payload(payload())
        .retries(retries());
    get("transport.connect-timeout").map(Setting::duration).ifPresent(builder::connectTimeout);
    get("transport.deadline").map(Setting::duration).ifPresent(builder::deadline);
    get("transport.proxy").map(Setting::value).ifPresent(builder::proxy);
    builder.nat64Prefixes(list("transport.nat64-prefixes"));
    get("outbox.schema").map(s -> s.oneOf(SchemaMode.class)).ifPresent(builder::schema);
    get("outbox.node").map(Setting::value).ifPresent(builder::node);
    get("outbox.lease").map(Setting::duration).ifPresent(builder::lease);
    get("outbox.retention").map(Setting::duration).ifPresent(builder::retention);
    if (get("outbox.type").map(s -> s.oneOf(Type.class)).orElse(Type.JDBC) == Type.MEMORY) {
      builder.outbox(new InMemoryOutbox(clock));
    }
    get("system").map(Setting::value).ifPresent(builder::system);
    delivery(builder);
    if (get("endpoint-store.type").map(s -> s.oneOf(EndpointStoreType.class)).orElse(SETTINGS)
        == EndpointStoreType.JDBC) {
      builder.endpointsInDatabase(
          SecretCipher.of(text("endpoint-store.key"), list("endpoint-store.old-keys")));
    }
    get("endpoint-store.refresh-interval")
        .map(Setting::duration)
        .ifPresent(builder::endpointRefreshInterval);
    names("tls.").forEach(name -> builder.tls(profile(name)));
    names("endpoints.").forEach(name -> builder.endpoint(endpoint(name)));
    names("sources.").forEach(name -> builder.source(source(name)));
  }

  private void delivery(WebhooksBuilder builder) {
    DispatcherSettings sends = DispatcherSettings.DEFAULT;
    InboundSettings takes = InboundSettings.DEFAULT;
    builder.delivery(
        new DispatcherSettings(
            number("delivery.capacity", sends.capacity()),
            number("delivery.window", sends.window()),
            get("delivery.poll-interval").map(Setting::duration).orElse(sends.pollInterval()),
            get("delivery.shutdown-timeout")
                .map(Setting::duration)
                .orElse(sends.shutdownTimeout())));
    builder.receiving(
        new InboundSettings(
            get("inbox.max-size").map(Setting::bytes).orElse(takes.maxBytes()),
            get("inbox.read-timeout").map(Setting::duration).orElse(takes.readTimeout()),
            get("inbox.retention").map(Setting::duration).orElse(takes.retention()),
            get("inbox.poll-interval").map(Setting::duration).orElse(takes.pollInterval())));
  }

  private PayloadSettings payload() {
    PayloadSettings unset = PayloadSettings.DEFAULT;
    return new PayloadSettings(
        get("payload.max-size").map(Setting::bytes).orElse(unset.maxBytes()),
        get("payload.oversize").map(s -> s.oneOf(Oversize.class)).orElse(unset.oversize()),
        get("payload.format").map(s -> s.oneOf(Format.class)).orElse(unset.format()),
        get("payload.source").map(Setting::uri).orElse(unset.source()));
  }

  private RetrySchedule retries() {
    List<String> delays = list("retry.delays");
    return new RetrySchedule(
        delays.isEmpty()
            ? RetrySchedule.DEFAULT.delays()
            : delays.stream().map(d -> new Setting("retry.delays", d).duration()).toList(),
        get("retry.jitter").map(Setting::part).orElse(RetrySchedule.DEFAULT.jitter()));
  }

  private Endpoint endpoint(String name) {
    String its = "endpoints." + name + ".";
    return Endpoint.named(name)
        .url(text(its + "url"))
        .secret(text(its + "secret"))
        .secrets(list(its + "secrets"))
        .events(list(its + "events").toArray(String[]::new))
        .tenant(get(its + "tenant").map(Setting::value).orElse(null))
        .ordering(get(its + "ordering").map(Setting::value).orElse("none"))
        .skipAfter(number(its + "skip-after", 0))
        .rateLimit(number(its + "rate-limit", 0))
        .source(get(its + "source").map(Setting::value).orElse(null))
        .tls(get(its + "tls").map(Setting::value).orElse(null))
        .build();
  }

  private TlsProfile profile(String name) {
    String its = "tls." + name + ".";
    return TlsProfile.read(name, text(its + "trust"), text(its + "certificate"), text(its + "key"));
  }

  private ConfiguredSource source(String name) {
    String its = "sources." + name + ".";
    ConfiguredSource source =
        ConfiguredSource.named(name).secret(text(its + "secret")).secrets(list(its + "secrets"));
    get(its + "kind").map(Setting::value).ifPresent(source::kind);
    get(its + "handling").map(Setting::value).ifPresent(source::handling);
    get(its + "tolerance").map(Setting::duration).ifPresent(source::tolerance);
    return source;
  }

  private Set<String> names(String group) {
    String prefix = "webhooks." + group;
    Set<String> names = new TreeSet<>();
    for (String property : properties.keySet()) {
      if (property.startsWith(prefix)) {
        names.add(property.substring(prefix.length(), property.indexOf('.', prefix.length())));
      }
    }
    return names;
  }

  private Optional<Setting> get(String name) {
    String value = properties.get("webhooks." + name);
    return Optional.ofNullable(value).map(written -> new Setting(name, written));
  }

  private String text(String name) {
    return get(name).map(Setting::value).orElse("");
  }

  private int number(String name, int unset) {
    return get(name).map(Setting::number).orElse(unset);
  }

  private List<String> list(String name) {
    return Stream.of(text(name).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Where the outbox is. */
  private enum Type {
    JDBC,
    MEMORY
  }
}
