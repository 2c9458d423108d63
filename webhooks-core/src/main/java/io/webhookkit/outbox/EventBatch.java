package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.delivery.Handover;
import io.webhookkit.delivery.PendingEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one transaction: written on its connection, and handed over when it has committed.
 * Used by the transaction's thread alone.
 */
public final class EventBatch {

  private final EventWriter writer;
  private final EventStore store;
  private final Handover handover;
  private final @Nullable String target;
  private List<PendingEvent> stored = List.of();
  private boolean leased;

  /**
   * @param target the endpoint that alone receives them; null for all that subscribe
   */
  EventBatch(EventWriter writer, EventStore store, Handover handover, @Nullable String target) {
    this.writer = writer;
    this.store = store;
    this.handover = handover;
    this.target = target;
  }

  /**
   * Writes the events of the transaction, in one JDBC batch. Called again, because something
   * changed after all, it writes the new list instead of the earlier one.
   *
   * @throws io.webhookkit.WebhookException if they can't be stored; the transaction must then fail
   */
  public void write(Connection transaction, List<Event> events) {
    List<NewEvent> serialized =
        events.stream().map(event -> writer.serialize(event, target)).toList();
    try {
      replace(transaction, serialized);
      if (!events.isEmpty()) {
        writer.committing(transaction, events);
      }
    } catch (SQLException e) {
      throw new OutboxException("The transaction can't commit: its events could not be stored", e);
    }
  }

  private void replace(Connection transaction, List<NewEvent> serialized) throws SQLException {
    if (!stored.isEmpty()) {
      store.withdraw(transaction, stored);
      forget();
    }
    if (!serialized.isEmpty()) {
      leased = handover.reserve(serialized.size());
      stored = reservedAppend(transaction, serialized);
    }
  }

  /** Tells how the transaction ended. Does not throw: a commit can't be undone by us. */
  public void completed(boolean committed) {
    if (!committed) {
      forget();
      return;
    }
    store.committed(stored, leased);
    if (leased) {
      handover.accept(stored);
    }
    stored = List.of();
    leased = false;
  }

  private List<PendingEvent> reservedAppend(Connection transaction, List<NewEvent> events)
      throws SQLException {
    boolean appended = false;
    try {
      List<PendingEvent> result = store.append(transaction, events, leased);
      appended = true;
      return result;
    } finally {
      if (!appended && leased) {
        handover.release(events.size());
      }
    }
  }

  private void forget() {
    if (leased) {
      handover.release(stored.size());
    }
    stored = List.of();
    leased = false;
  }
}
