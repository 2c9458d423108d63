package io.webhookkit.inbound;

import io.webhookkit.Origin;
import io.webhookkit.OriginScope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a stored event to its handlers, once, and notes if they fail. Thread-safe. */
final class EventHandling {

  private static final Logger LOG = LoggerFactory.getLogger(EventHandling.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Inbox inbox;
  private final Handlers handlers;
  private final OriginScope origins;
  private final Retries retries;

  EventHandling(Inbox inbox, Handlers handlers, OriginScope origins, Retries retries) {
    this.inbox = inbox;
    this.handlers = handlers;
    this.origins = origins;
    this.retries = retries;
  }

  /** How the attempt to handle an event has ended. */
  enum End {
    HANDLED,
    FAILED,
    /** Somebody else is handling it. */
    BUSY,
    /** It can't be told: the inbox does not answer. */
    UNKNOWN
  }

  /**
   * Handles an event. While somebody else does, waits for what comes of it: with no connection, and
   * no longer than a sender waits for an answer.
   */
  End handle(InboundEvent event) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    End attempt = attempt(event);
    while (attempt == End.BUSY && System.nanoTime() - end < 0 && !Thread.interrupted()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      attempt = attempt(event);
    }
    return attempt;
  }

  /**
   * Handles an event unless anybody else does. The scope is around the transaction, because its
   * changes are captured as it commits.
   */
  End attempt(InboundEvent event) {
    try {
      Inbox.Handled handled =
          origins.within(
              new Origin(event.source(), event.hops()),
              () -> inbox.handleOnce(event, () -> callHandlers(event)));
      LOG.debug("{} handled: {}", event, handled);
      return handled == Inbox.Handled.BUSY ? End.BUSY : End.HANDLED;
    } catch (Throwable e) { // whatever the application's handlers throw
      return failed(event, e);
    }
  }

  private void callHandlers(InboundEvent event) throws Exception {
    List<InboundHandler> all = handlers.of(event);
    if (all.isEmpty()) {
      // It was stored by a node that has one: marked as handled, it would be lost.
      throw new IllegalStateException("this node has no handler for it");
    }
    for (InboundHandler handler : all) {
      handler.handle(event);
    }
  }

  private End failed(InboundEvent event, Throwable failure) {
    try {
      Inbox.AfterFailure after = inbox.failed(event, failure.toString(), retries);
      return switch (after) {
        case HANDLED -> End.HANDLED;
        case BUSY -> End.BUSY;
        case WAITS -> {
          LOG.warn("{} could not be handled; it will be tried again", event, failure);
          yield End.FAILED;
        }
        case PARKED -> {
          LOG.error("{} could not be handled, and is parked until it is rerun", event, failure);
          yield End.FAILED;
        }
      };
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      LOG.error("{} could not be handled, nor could that be noted", event, failure);
      return End.UNKNOWN;
    }
  }
}
