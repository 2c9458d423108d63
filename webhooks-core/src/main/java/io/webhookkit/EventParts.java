package io.webhookkit;

import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.PayloadSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes an event, and how it is written. Not thread-safe. */
final class EventParts {

  final List<PayloadMapper<?>> mappers = new ArrayList<>();
  @Nullable PayloadSerializer serializer;
  PayloadSettings payload = PayloadSettings.DEFAULT;
  CaptureSettings capturing = CaptureSettings.DEFAULT;
  OutboxTransaction transaction = OutboxTransaction.NONE;
  private final Set<EventType> published = new HashSet<>();
  private @Nullable String system;

  void publishing(Collection<String> types) {
    try {
      types.forEach(type -> published.add(new EventType(type)));
    } catch (WebhookConfigurationException e) {
      throw new WebhookConfigurationException("event-types", e.value(), e.fix());
    }
  }

  /** Returns the types that the application has said to publish itself. */
  Set<EventType> published() {
    return Set.copyOf(published);
  }

  void system(@Nullable String name) {
    if (name != null && !name.equals(Printable.of(name))) {
      throw new WebhookConfigurationException(
          "system", name, "give a name of at most 200 characters that can be printed");
    }
    system = name;
  }

  OriginScope origins() {
    return new OriginScope(system);
  }

  PayloadSerializer payloads() {
    return serializer != null ? serializer : DefaultParts.serializer(payload);
  }
}
