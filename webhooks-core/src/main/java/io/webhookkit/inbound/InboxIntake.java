package io.webhookkit.inbound;

import io.webhookkit.OriginScope;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes verified events into the inbox, and has each handled now or later, as its source is
 * configured. Thread-safe.
 */
final class InboxIntake implements InboundHandler {

  private static final Logger LOG = LoggerFactory.getLogger(InboxIntake.class);

  /** How long an event is left to the request it came with; after that its node has died. */
  private static final Duration REST = Duration.ofMinutes(1);

  private final Map<String, HandlingMode> modes;
  private final Inbox inbox;
  private final Handlers handlers;
  private final EventHandling handling;
  private final OriginScope origins;
  private final Runnable leftForLater;

  /**
   * @param modes when events are handled, by source
   * @param leftForLater is told of each event that is left to others
   */
  InboxIntake(
      Map<String, HandlingMode> modes,
      Inbox inbox,
      Handlers handlers,
      EventHandling handling,
      OriginScope origins,
      Runnable leftForLater) {
    this.modes = modes;
    this.inbox = inbox;
    this.handlers = handlers;
    this.handling = handling;
    this.origins = origins;
    this.leftForLater = leftForLater;
  }

  @Override
  public void handle(InboundEvent event) throws HandlingFailedException {
    if (origins.isOurs(event.hops())) {
      LOG.debug("{} has come through this system before; it ends here", event);
      return;
    }
    if (handlers.of(event).isEmpty()) {
      LOG.debug("{} has no handler", event);
      return;
    }
    boolean later = modes.get(event.source()) == HandlingMode.LATER;
    store(event, later ? Duration.ZERO : REST);
    if (later) {
      leftForLater.run();
      return;
    }
    switch (handling.handle(event)) {
      case HANDLED -> {}
      case FAILED -> {
        leftForLater.run();
        throw new HandlingFailedException();
      }
      case BUSY -> throw RejectedRequestException.notNow("it is being handled");
      case UNKNOWN -> throw RejectedRequestException.notNow("the inbox can't tell");
    }
  }

  private void store(InboundEvent event, Duration rest) {
    try {
      inbox.store(event, rest);
    } catch (RuntimeException e) {
      LOG.error(
          "{} could not be stored, so it is not handled; its sender is told to wait", event, e);
      throw RejectedRequestException.notNow("the inbox is away");
    }
  }

  /** What has failed is in the log already. */
  static final class HandlingFailedException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
