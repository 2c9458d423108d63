package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * What a lane has to know beyond its own work.
 *
 * @param share how many may wait even while room for all endpoints' work is scarce
 * @param isHeld tells whether this node holds the event of this number
 * @param nanoTime such as {@link System#nanoTime()}
 */
record LaneRules(int share, LongPredicate isHeld, LongSupplier nanoTime) {

  long now() {
    return nanoTime.getAsLong();
  }

  /** Tells whether something before this work is in other hands, or in none. */
  boolean waitsForOthers(Work work, List<Undelivered> before) {
    Endpoint endpoint = work.delivery().endpoint();
    return before.stream().anyMatch(each -> each.stops(work.delivery().event(), endpoint, isHeld));
  }
}
