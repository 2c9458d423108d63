package io.webhookkit;

import io.webhookkit.outbox.EventWriter;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishes events that are no change of an entity, on behalf of whoever runs. Thread-safe. */
final class EventPublisher {

  private final EventWriter writer;
  private final OutboxTransaction transaction;
  private final Supplier<String> ids;
  private final OriginScope origins;
  private final Clock clock;

  /**
   * Creates one.
   *
   * @param transaction finds the running transaction, which an event joins
   * @param ids gives an id for each event
   * @param origins tells on whose behalf an event is published
   * @param clock tells when it happens, unless that is told
   */
  EventPublisher(
      EventWriter writer,
      OutboxTransaction transaction,
      Supplier<String> ids,
      OriginScope origins,
      Clock clock) {
    this.writer = writer;
    this.transaction = transaction;
    this.ids = ids;
    this.origins = origins;
    this.clock = clock;
  }

  void publish(String type, @Nullable String subject, Object data) {
    publish(type, subject, data, clock.instant());
  }

  void publish(String type, @Nullable String subject, Object data, Instant at) {
    Event event =
        new Event(
            ids.get(),
            new EventType(type),
            at.truncatedTo(ChronoUnit.MILLIS),
            subject,
            data,
            Map.of(),
            null,
            List.of(),
            null,
            origins.source(),
            origins.hops());
    if (transaction.isActive()) {
      transaction.join(() -> new PublishedEvents(writer)).add(event);
    } else {
      writer.writeAlone(event);
    }
  }
}
