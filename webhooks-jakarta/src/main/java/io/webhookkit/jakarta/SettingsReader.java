package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells the builder what the settings say. */
final class SettingsReader {

  private static final String ENDPOINTS = "webhooks.endpoints.";

  private final WebhooksSettings settings;

  private SettingsReader(WebhooksSettings settings) {
    this.settings = settings;
  }

  /** Reads the settings that the application produces, or else those of MicroProfile Config. */
  static SettingsReader of(Instance<WebhooksSettings> produced) {
    return new SettingsReader(
        produced.isUnsatisfied()
            ? MicroProfileSettings.find().orElseGet(() -> WebhooksSettings.of(Map.of()))
            : produced.get());
  }

  boolean enabled() {
    return setting("enabled").map(Setting::flag).orElse(true);
  }

  void tell(WebhooksBuilder builder) {
    builder
        .eventTypes(settings.values("webhooks.event-types"))
        .trustedHosts(settings.values("webhooks.trusted-hosts"))
        .capturing(capture())
        .payload(payload())
        .retries(retries())
        .delivery(delivery());
    setting("outbox.schema").map(s -> s.oneOf(SchemaMode.class)).ifPresent(builder::schema);
    setting("outbox.node").map(Setting::value).ifPresent(builder::node);
    setting("outbox.lease").map(Setting::duration).ifPresent(builder::lease);
    setting("outbox.retention").map(Setting::duration).ifPresent(builder::retention);
    setting("outbox.type")
        .map(type -> type.oneOf(OutboxType.class))
        .filter(OutboxType.MEMORY::equals)
        .ifPresent(memory -> builder.outboxInMemory());
    new SourcesReader(settings).tell(builder);
    new TransportReader(settings).tell(builder);
    new EndpointStoreReader(settings).tell(builder);
    names(settings, ENDPOINTS).forEach(name -> builder.endpoint(endpoint(name)));
  }

  private Optional<Setting> setting(String name) {
    return settings.value("webhooks." + name).map(value -> new Setting(name, value));
  }

  private CaptureSettings capture() {
    CaptureSettings unset = CaptureSettings.DEFAULT;
    return new CaptureSettings(
        setting("capture.bulk").map(s -> s.oneOf(BulkPolicy.class)).orElse(unset.bulk()),
        setting("capture.max-bulk-rows").map(Setting::number).orElse(unset.maxBulkRows()));
  }

  private PayloadSettings payload() {
    PayloadSettings unset = PayloadSettings.DEFAULT;
    return new PayloadSettings(
        setting("payload.max-size").map(Setting::bytes).orElse(unset.maxBytes()),
        setting("payload.oversize").map(s -> s.oneOf(Oversize.class)).orElse(unset.oversize()),
        setting("payload.format").map(s -> s.oneOf(Format.class)).orElse(unset.format()),
        setting("payload.source").map(Setting::uri).orElse(unset.source()));
  }

  private RetrySchedule retries() {
    RetrySchedule unset = RetrySchedule.DEFAULT;
    List<Duration> delays =
        settings.values("webhooks.retry.delays").stream()
            .map(delay -> new Setting("retry.delays", delay).duration())
            .toList();
    return new RetrySchedule(
        delays.isEmpty() ? unset.delays() : delays,
        setting("retry.jitter").map(Setting::part).orElse(unset.jitter()));
  }

  private DispatcherSettings delivery() {
    DispatcherSettings unset = DispatcherSettings.DEFAULT;
    return new DispatcherSettings(
        setting("delivery.capacity").map(Setting::number).orElse(unset.capacity()),
        setting("delivery.window").map(Setting::number).orElse(unset.window()),
        setting("delivery.poll-interval").map(Setting::duration).orElse(unset.pollInterval()),
        setting("delivery.shutdown-timeout")
            .map(Setting::duration)
            .orElse(unset.shutdownTimeout()));
  }

  /** Returns what stands between a prefix and the last part, such as the names of endpoints. */
  static Set<String> names(WebhooksSettings settings, String prefix) {
    Set<String> names = new TreeSet<>();
    for (String property : settings.names()) {
      int end = property.lastIndexOf('.');
      if (property.startsWith(prefix) && end > prefix.length()) {
        names.add(property.substring(prefix.length(), end));
      }
    }
    return names;
  }

  private Endpoint endpoint(String name) {
    String prefix = ENDPOINTS + name;
    return Endpoint.named(name)
        .url(settings.value(prefix + ".url").orElse(""))
        .secret(settings.value(prefix + ".secret").orElse(""))
        .secrets(settings.values(prefix + ".secrets"))
        .events(settings.values(prefix + ".events").toArray(String[]::new))
        .tenant(settings.value(prefix + ".tenant").orElse(null))
        .ordering(settings.value(prefix + ".ordering").orElse("none"))
        .skipAfter(number(name, "skip-after"))
        .rateLimit(number(name, "rate-limit"))
        .source(settings.value(prefix + ".source").orElse(null))
        .tls(settings.value(prefix + ".tls").orElse(null))
        .build();
  }

  private int number(String endpoint, String field) {
    return setting("endpoints." + endpoint + "." + field).map(Setting::number).orElse(0);
  }

  /** Where the outbox is. */
  private enum OutboxType {
    JDBC,
    MEMORY
  }
}
