package io.webhookkit.inbound;

import io.webhookkit.inbound.Inbox.AfterFailure;
import io.webhookkit.inbound.Inbox.Handled;
import io.webhookkit.inbound.Inbox.Handling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What the inbox in memory knows of an event. Only who holds its lock changes how it stands. */
final class InboxEntry {

  private final ReentrantLock lock = new ReentrantLock();
  private final InboundEvent event;
  private final Instant received;
  private volatile Standing now;

  InboxEntry(InboundEvent event, Instant received, Instant due) {
    this.event = event;
    this.received = received;
    this.now = new Standing(State.OPEN, due, 0, "");
  }

  enum State {
    OPEN,
    PARKED,
    DONE
  }

  /**
   * How it stands with the event.
   *
   * @param due when it is to be handled
   */
  private record Standing(State state, Instant due, int attempts, String error) {}

  InboundEvent event() {
    return event;
  }

  boolean is(State state) {
    return now.state() == state;
  }

  boolean isFrom(String source) {
    return event.source().equals(source);
  }

  /** Tells whether nobody has to know any more that it was received. */
  boolean isDoneAndOlderThan(Instant time) {
    return is(State.DONE) && received.isBefore(time);
  }

  /** Returns when it is to be handled. */
  Instant due() {
    return now.due();
  }

  ParkedEvent parked() {
    Standing standing = now;
    return new ParkedEvent(event, standing.attempts(), standing.error(), received);
  }

  /** It came once more: lets it be handled, if it is parked. */
  void storeAgain(Instant due) {
    reopen(due, now.attempts());
  }

  /** Lets it be handled as if it never was, if it is parked; returns whether it is. */
  boolean rerun(Instant due) {
    return reopen(due, 0);
  }

  /** An entry that is locked is being handled. */
  private boolean reopen(Instant due, int attempts) {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      boolean parked = is(State.PARKED);
      now = parked ? new Standing(State.OPEN, due, attempts, now.error()) : now;
      return parked;
    } finally {
      lock.unlock();
    }
  }

  /** Handles it in a transaction, unless that was done, or is being done. */
  Handled handleOnce(InboundTransaction transaction, Handling handling) throws Exception {
    if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
      return Handled.BUSY;
    }
    try {
      if (is(State.DONE)) {
        return Handled.BEFORE;
      }
      transaction.call(
          () -> {
            handling.run();
            return true;
          });
      now = new Standing(State.DONE, now.due(), now.attempts(), "");
      return Handled.NOW;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that it could not be handled. */
  AfterFailure failed(String why, Retries retries, Clock clock) {
    if (!lock.tryLock()) {
      return AfterFailure.BUSY;
    }
    try {
      if (is(State.DONE)) {
        return AfterFailure.HANDLED;
      }
      int attempts = now.attempts() + 1;
      Optional<Duration> wait = retries.after(attempts);
      Instant due = clock.instant().plus(wait.orElse(Duration.ZERO));
      now = new Standing(wait.isPresent() ? State.OPEN : State.PARKED, due, attempts, why);
      return wait.isPresent() ? AfterFailure.WAITS : AfterFailure.PARKED;
    } finally {
      lock.unlock();
    }
  }
}
