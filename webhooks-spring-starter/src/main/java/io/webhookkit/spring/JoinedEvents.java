package io.webhookkit.spring;

import io.webhookkit.outbox.PublishedEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What was published, as part of the transaction; without an order it comes after those that have
 * one. What another synchronization publishes still later joins beside it.
 */
final class JoinedEvents implements TransactionSynchronization {

  private static final Logger LOG = LoggerFactory.getLogger(JoinedEvents.class);

  private final SpringTransaction owner;
  private final PublishedEvents events;
  private int count;
  private boolean written;

  JoinedEvents(SpringTransaction owner, PublishedEvents events) {
    this.owner = owner;
    this.events = events;
  }

  /** Tells whether it takes more; two outboxes in one application have an owner each. */
  boolean isOpenFor(SpringTransaction publisher) {
    return owner == publisher && !written;
  }

  /** Returns what takes one event more. */
  PublishedEvents oneMore() {
    count++;
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
    if (!written && status != STATUS_ROLLED_BACK) {
      LOG.error(
          "{} of the events published in a transaction came too late to be stored with it, and are"
              + " lost: make its transaction manager a bean, so that this is refused, or publish"
              + " earlier",
          count);
    }
    events.completed(status == STATUS_COMMITTED);
  }
}
