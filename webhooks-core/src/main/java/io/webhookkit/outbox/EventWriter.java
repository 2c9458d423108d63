package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.Printable;
import io.webhookkit.WebhookException;
import io.webhookkit.delivery.Handover;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.PayloadSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to the outbox, and sees to it that they leave once they are committed. Thread-safe.
 */
public final class EventWriter {

  /** The longest subject, in characters, that the outbox stores. */
  private static final int MAX_SUBJECT = 255;

  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

  private final PayloadSerializer serializer;
  private final PayloadSize payloadSize;
  private final OrderKeys orderKeys;
  private final EventStore store;
  private final Handover handover;
  private final EventObserver observer;

  /** Creates a writer that nobody observes. */
  public EventWriter(
      PayloadSerializer serializer,
      PayloadSettings settings,
      EndpointRepository endpoints,
      EventStore store,
      Handover handover) {
    this(serializer, settings, endpoints, store, handover, EventObserver.NONE);
  }

  /**
   * Creates a writer.
   *
   * @param settings the bound of payloads
   * @param endpoints tell which events must stay in order
   * @param observer is told of the events of each transaction
   */
  public EventWriter(
      PayloadSerializer serializer,
      PayloadSettings settings,
      EndpointRepository endpoints,
      EventStore store,
      Handover handover,
      EventObserver observer) {
    this.serializer = serializer;
    this.payloadSize = new PayloadSize(settings);
    this.orderKeys = new OrderKeys(endpoints);
    this.store = store;
    this.handover = handover;
    this.observer = observer;
  }

  /** Starts the events of one transaction. */
  public EventBatch newBatch() {
    return new EventBatch(this, store, handover, null);
  }

  /** Starts the events of one transaction that this endpoint alone receives. */
  public EventBatch newBatchFor(String endpoint) {
    return new EventBatch(this, store, handover, endpoint);
  }

  /** Writes an event in a transaction of its own. */
  public void writeAlone(Event event) {
    List<NewEvent> events = List.of(serialize(event, null));
    boolean leased = handover.reserve(1);
    List<PendingEvent> stored;
    try {
      stored = store.append(events, leased);
    } catch (RuntimeException e) {
      if (leased) {
        handover.release(1);
      }
      throw e;
    }
    if (leased) {
      handover.accept(stored);
    }
  }

  void committing(Connection transaction, List<Event> events) throws SQLException {
    observer.committing(transaction, events);
  }

  NewEvent serialize(Event event, @Nullable String target) {
    requireStorableSubject(event);
    Long orderKey = orderKeys.of(event, target);
    Payload payload = serializer.serialize(event);
    if (payloadSize.wantsThin(event, payload)) {
      Event thin = event.thin();
      return new NewEvent(thin, serializer.serialize(thin), target, orderKey);
    }
    payloadSize.check(event, payload);
    return new NewEvent(event, payload, target, orderKey);
  }

  private static void requireStorableSubject(Event event) {
    String subject = event.subject();
    if (subject != null && subject.length() > MAX_SUBJECT) {
      throw new WebhookException(
          "The subject of %s has %d characters, and the outbox takes %d: give a shorter id"
              .formatted(event.type(), subject.length(), MAX_SUBJECT));
    }
    if (subject != null && UNSTORABLE.matcher(subject).find()) {
      throw new WebhookException(
          "The subject of %s is '%s', and no database keeps a NUL or half a surrogate pair: give another id"
              .formatted(event.type(), Printable.of(subject)));
    }
  }
}
