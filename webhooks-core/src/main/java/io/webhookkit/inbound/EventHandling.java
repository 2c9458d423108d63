package io.webhookkit.inbound;

import io.webhookkit.Origin;
import io.webhookkit.OriginScope;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a stored event to its handlers, once, and notes if they fail. Thread-safe. */
final class EventHandling {

  private static final Logger LOG = LoggerFactory.getLogger(EventHandling.class);

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
    /** It can't be told: the inbox does not answer, or somebody else is handling it. */
    UNKNOWN
  }

  /** Handles an event, waiting while anybody else does. */
  End handle(InboundEvent event) {
    return noted(event, () -> inbox.handleOnce(event, () -> callHandlers(event)));
  }

  /** Handles an event unless anybody else does. */
  End handleIfFree(InboundEvent event) {
    return noted(event, () -> inbox.handleOnceIfFree(event, () -> callHandlers(event)));
  }

  /** The scope is around the transaction, because its changes are captured as it commits. */
  private End noted(InboundEvent event, Callable<Boolean> attempt) {
    try {
      boolean now = origins.within(new Origin(event.source(), event.hops()), attempt);
      LOG.debug("{} {}", event, now ? "handled" : "was handled before");
      return End.HANDLED;
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
        case BUSY -> End.UNKNOWN;
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
