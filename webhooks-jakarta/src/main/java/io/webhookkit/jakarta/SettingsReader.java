package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
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

/** Tells the builder what the settings say. */
final class SettingsReader {

  private final WrittenSettings settings;

  private SettingsReader(WebhooksSettings settings) {
    this.settings = new WrittenSettings(settings);
  }

  /** Reads the settings that the application produces, or else those of MicroProfile Config. */
  static SettingsReader of(Instance<WebhooksSettings> produced) {
    return new SettingsReader(
        produced.isUnsatisfied()
            ? MicroProfileSettings.find().orElseGet(() -> WebhooksSettings.of(Map.of()))
            : produced.get());
  }

  boolean enabled() {
    return settings.setting("enabled").map(Setting::flag).orElse(true);
  }

  void tell(WebhooksBuilder builder) {
    builder
        .eventTypes(settings.list("event-types"))
        .trustedHosts(settings.list("trusted-hosts"))
        .capturing(capture())
        .payload(payload())
        .retries(retries())
        .delivery(delivery());
    settings
        .setting("outbox.schema")
        .map(s -> s.oneOf(SchemaMode.class))
        .ifPresent(builder::schema);
    settings.setting("outbox.node").map(Setting::value).ifPresent(builder::node);
    settings.setting("outbox.lease").map(Setting::duration).ifPresent(builder::lease);
    settings.setting("outbox.retention").map(Setting::duration).ifPresent(builder::retention);
    settings
        .setting("outbox.type")
        .map(type -> type.oneOf(OutboxType.class))
        .filter(OutboxType.MEMORY::equals)
        .ifPresent(memory -> builder.outboxInMemory());
    new SourcesReader(settings).tell(builder);
    new TransportReader(settings).tell(builder);
    new EndpointStoreReader(settings).tell(builder);
    new EndpointsReader(settings).tell(builder);
  }

  private CaptureSettings capture() {
    CaptureSettings unset = CaptureSettings.DEFAULT;
    return new CaptureSettings(
        settings.setting("capture.bulk").map(s -> s.oneOf(BulkPolicy.class)).orElse(unset.bulk()),
        settings.setting("capture.max-bulk-rows").map(Setting::number).orElse(unset.maxBulkRows()));
  }

  private PayloadSettings payload() {
    PayloadSettings unset = PayloadSettings.DEFAULT;
    return new PayloadSettings(
        settings.setting("payload.max-size").map(Setting::bytes).orElse(unset.maxBytes()),
        settings
            .setting("payload.oversize")
            .map(s -> s.oneOf(Oversize.class))
            .orElse(unset.oversize()),
        settings.setting("payload.format").map(s -> s.oneOf(Format.class)).orElse(unset.format()),
        settings.setting("payload.source").map(Setting::uri).orElse(unset.source()));
  }

  private RetrySchedule retries() {
    RetrySchedule unset = RetrySchedule.DEFAULT;
    List<Duration> delays =
        settings.list("retry.delays").stream()
            .map(delay -> new Setting("retry.delays", delay).duration())
            .toList();
    return new RetrySchedule(
        delays.isEmpty() ? unset.delays() : delays,
        settings.setting("retry.jitter").map(Setting::part).orElse(unset.jitter()));
  }

  private DispatcherSettings delivery() {
    DispatcherSettings unset = DispatcherSettings.DEFAULT;
    return new DispatcherSettings(
        settings.setting("delivery.capacity").map(Setting::number).orElse(unset.capacity()),
        settings.setting("delivery.window").map(Setting::number).orElse(unset.window()),
        settings
            .setting("delivery.poll-interval")
            .map(Setting::duration)
            .orElse(unset.pollInterval()),
        settings
            .setting("delivery.shutdown-timeout")
            .map(Setting::duration)
            .orElse(unset.shutdownTimeout()));
  }

  /** Where the outbox is. */
  private enum OutboxType {
    JDBC,
    MEMORY
  }
}
