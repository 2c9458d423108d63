package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.WebhookException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** What was published in one transaction. Used by the transaction's thread alone. */
public final class PublishedEvents implements Revertible {

  private final EventBatch batch;
  private final List<Event> events = new ArrayList<>();
  private boolean written;

  /** Starts with nothing. */
  public PublishedEvents(EventWriter writer) {
    this.batch = writer.newBatch();
  }

  /**
   * Adds an event, to be written before the transaction commits.
   *
   * @throws WebhookException if that has happened: the event would be lost
   */
  public void add(Event event) {
    if (written) {
      throw new WebhookException(
          "The transaction has stored its events already, so a "
              + event.type()
              + " can't be part of it any more: publish before it completes");
    }
    events.add(event);
  }

  @Override
  public int mark() {
    return events.size();
  }

  @Override
  public void rollbackTo(int mark) {
    events.subList(mark, events.size()).clear();
  }

  /**
   * Writes all that was added.
   *
   * @throws WebhookException if it can't be stored; the transaction must then fail
   */
  public void beforeCommit(Connection transaction) {
    written = true;
    batch.write(transaction, events);
  }

  /** Tells how the transaction ended. Does not throw. */
  public void completed(boolean committed) {
    batch.completed(committed);
  }
}
