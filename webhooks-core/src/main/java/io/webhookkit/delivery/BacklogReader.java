package io.webhookkit.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings from the backlog what there is room for: what no node holds, what is due, and what waits
 * for its endpoint. With nothing to do it asks one question and no more. Used by the dispatcher's
 * thread alone.
 */
final class BacklogReader {

  private static final Logger LOG = LoggerFactory.getLogger(BacklogReader.class);
  private static final int BATCH = 500;

  /**
   * How often leases are looked at, while something is in memory; less than any lasts that is
   * configured.
   */
  static final Duration RENEWAL = Duration.ofSeconds(5);

  private final DeliveryBacklog backlog;
  private final Router router;
  private final Lanes lanes;
  private final Held held;
  private final Room room;
  private final Agenda agenda;
  private final PollTimer renewal = new PollTimer();
  private final DrainProgress progress = new DrainProgress(System::nanoTime, LOG::info);

  BacklogReader(
      DeliveryBacklog backlog, Router router, Lanes lanes, Held held, Room room, Agenda agenda) {
    this.backlog = backlog;
    this.router = router;
    this.lanes = lanes;
    this.held = held;
    this.room = room;
    this.agenda = agenda;
  }

  /** Claims what there is room for, routes it, and returns what there was before. */
  Look read() {
    if (renewal.isDue()) {
      held.renewLeases(backlog);
      lanes.release();
      renewal.restart(RENEWAL);
    }
    if (room.isCrowded()) {
      lanes.shed();
    }
    int revision = lanes.revision();
    boolean survey = agenda.isSurveyDue(); // before the look, which has to see what it is for
    Look look = backlog.look();
    lanes.pause(look.paused(), revision);
    boolean more = look.hasEvents() && claim(backlog::claimEvents, this::routeClaimed);
    more |= look.hasDeliveries() && claim(backlog::claimDeliveries, this::routeDeliveries);
    if (survey) {
      survey(look);
    }
    more |= feedLanes();
    agenda.looked(more);
    progress.hasRead(more);
    return look;
  }

  private void survey(Look look) {
    if (look.blocked()) {
      backlog.unblock();
    }
    if (look.waiting() || look.blocked()) {
      backlog.waitingEndpoints().forEach(lanes::lookIntoBacklog);
    }
  }

  private boolean feedLanes() {
    boolean more = false;
    for (Map.Entry<String, EndpointLane> each : lanes.byName()) {
      EndpointLane lane = each.getValue();
      int appetite = Math.min(BATCH, lane.appetite());
      if (appetite > 0 && room.isFull()) {
        more = true;
      } else if (appetite > 0) {
        lane.fed();
        boolean left =
            claim(appetite, max -> backlog.claimWaiting(each.getKey(), max), this::routeDeliveries);
        lane.hadFromBacklog(left);
        more |= left;
      }
    }
    return more;
  }

  private void routeClaimed(List<PendingEvent> events) {
    progress.tookEvents(events.size());
    routeEvents(events);
  }

  void routeEvents(List<PendingEvent> events) {
    events.forEach(held::take);
    router.route(events, this::lost);
  }

  private void lost(PendingEvent event) {
    held.drop(event);
    room.done(1);
  }

  private void routeDeliveries(List<PendingDelivery> deliveries) {
    progress.tookDeliveries(deliveries.size());
    for (PendingDelivery delivery : deliveries) {
      held.take(delivery);
      router.route(delivery, this::lost);
    }
  }

  private void lost(PendingDelivery delivery) {
    held.drop(delivery);
    room.done(1);
  }

  private <W> boolean claim(IntFunction<List<W>> source, Consumer<List<W>> route) {
    return claim(BATCH, source, route);
  }

  /** Claims what there is room for, and returns whether there may be more. */
  private <W> boolean claim(int most, IntFunction<List<W>> source, Consumer<List<W>> route) {
    int reserved = room.reserveUpTo(most);
    List<W> claimed = List.of();
    try {
      claimed = reserved == 0 ? claimed : source.apply(reserved);
    } finally {
      room.release(reserved - claimed.size());
    }
    room.hold(claimed.size());
    route.accept(claimed);
    return claimed.size() == reserved;
  }
}
