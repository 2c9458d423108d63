package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * What a lane has to know beyond its own work.
 *
 * @param share how many may wait even while room for all endpoints' work is scarce
 * @param isHeld tells whether this node holds the event of this number
 */
record LaneRules(int share, LongPredicate isHeld) {

  /**
   * Tells whether something before this work is in other hands, or in none. What this node holds
   * itself has been in the lane before, which knows what became of it.
   */
  boolean waitsForOthers(Work work, List<Undelivered> before) {
    Endpoint endpoint = work.delivery().endpoint();
    for (Undelivered each : before) {
      if (each.precedes(work.delivery().event(), endpoint)
          && (each.endpoint() != null || each.isAndMore() || !isHeld.test(each.sequence()))) {
        return true;
      }
    }
    return false;
  }
}
