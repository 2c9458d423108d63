package io.webhookkit.spring;

import io.webhookkit.outbox.PublishedEvents;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What was published, as part of the transaction; without an order it comes after those that have
 * one. What another synchronization publishes still later joins beside it.
 */
final class JoinedEvents implements TransactionSynchronization {

  private final SpringTransaction owner;
  private final PublishedEvents events;
  private boolean written;

  JoinedEvents(SpringTransaction owner, PublishedEvents events) {
    this.owner = owner;
    this.events = events;
  }

  /** Tells whether it takes more; two outboxes in one application have an owner each. */
  boolean isOpenFor(SpringTransaction publisher) {
    return owner == publisher && !written;
  }

  PublishedEvents events() {
    return events;
  }

  void write() {
    if (!written) {
      owner.write(events);
      written = true;
    }
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    write();
  }

  @Override
  public void afterCompletion(int status) {
    events.completed(status == STATUS_COMMITTED);
  }
}
