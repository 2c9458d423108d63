package io.webhookkit.delivery;

import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows once the store knows what work came to: its room is given back, lanes are told, and
 * what has waited for it may go on. Used by the settler's thread.
 */
final class AfterSettlement {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final DeliveryBacklog backlog;
  private final Held held;
  private final Lanes lanes;
  private final Room room;
  private final Agenda agenda;

  AfterSettlement(DeliveryBacklog backlog, Held held, Lanes lanes, Room room, Agenda agenda) {
    this.backlog = backlog;
    this.held = held;
    this.lanes = lanes;
    this.room = room;
    this.agenda = agenda;
  }

  /** It was stored. */
  void stored(Settlement settlement) {
    unblock(settlement.orderKeys());
    if (settlement.hasPutOff()) {
      agenda.pause();
    }
    forget(settlement);
    // Last, for a reading that finds no room brings nothing, and nobody asks for another.
    settlement.untilNextAttempt().ifPresent(agenda::lookWhenDue);
    lanes.untilHungry().ifPresent(agenda::lookWithin);
    if (agenda.mayHaveMore()) {
      agenda.lookWithin(Duration.ZERO);
    }
  }

  /** It never will be stored, and comes again. */
  void givenUp(Settlement settlement) {
    forget(settlement);
  }

  private void forget(Settlement settlement) {
    held.drop(settlement);
    lanes.stored(settlement);
    room.done(settlement.work());
  }

  /** What fails here, the next survey makes up for. */
  private void unblock(Collection<Long> orderKeys) {
    try {
      if (!orderKeys.isEmpty()) {
        backlog.unblock(orderKeys).forEach(lanes::lookIntoBacklog);
      }
    } catch (Throwable e) { // what is stored must be forgotten all the same
      LOG.warn("What waited for deliveries of the same subject has to wait a little longer", e);
    }
  }
}
