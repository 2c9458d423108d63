package io.webhookkit.jakarta;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
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
    return settings.value("webhooks.enabled").map(Boolean::parseBoolean).orElse(true);
  }

  void tell(WebhooksBuilder builder) {
    builder
        .eventTypes(settings.values("webhooks.event-types"))
        .trustedHosts(settings.values("webhooks.trusted-hosts"));
    settings.value("webhooks.outbox.schema").map(SettingsReader::schema).ifPresent(builder::schema);
    settings.value("webhooks.outbox.node").ifPresent(builder::node);
    settings.value("webhooks.outbox.lease").map(SettingsReader::lease).ifPresent(builder::lease);
    if (isInMemory(settings.value("webhooks.outbox.type").orElse("jdbc"))) {
      builder.outbox(new InMemoryOutbox(Clock.systemUTC()));
    }
    endpointNames().forEach(name -> builder.endpoint(endpoint(name)));
  }

  private Set<String> endpointNames() {
    Set<String> names = new TreeSet<>();
    for (String property : settings.names()) {
      int end = property.lastIndexOf('.');
      if (property.startsWith(ENDPOINTS) && end > ENDPOINTS.length()) {
        names.add(property.substring(ENDPOINTS.length(), end));
      }
    }
    return names;
  }

  private Endpoint endpoint(String name) {
    String prefix = ENDPOINTS + name;
    return Endpoint.named(name)
        .url(settings.value(prefix + ".url").orElse(""))
        .secret(settings.value(prefix + ".secret").orElse(""))
        .events(settings.values(prefix + ".events").toArray(String[]::new))
        .build();
  }

  private static boolean isInMemory(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "memory" -> true;
      case "jdbc" -> false;
      default -> throw new WebhookConfigurationException("outbox.type", type, "use jdbc or memory");
    };
  }

  private static SchemaMode schema(String mode) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "auto" -> SchemaMode.AUTO;
      case "create" -> SchemaMode.CREATE;
      case "check" -> SchemaMode.CHECK;
      default ->
          throw new WebhookConfigurationException(
              "outbox.schema", mode, "use auto, create or check");
    };
  }

  /** Reads 60s and 2m, as the other adapters do, beside the PT60S of ISO 8601. */
  private static Duration lease(String text) {
    try {
      return Duration.parse(text.matches("\\d+[hmsHMS]") ? "PT" + text : text);
    } catch (DateTimeParseException e) {
      throw new WebhookConfigurationException(
          "outbox.lease", text, "give a duration, such as 60s or PT1M");
    }
  }
}
