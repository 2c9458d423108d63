package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.fault.Arrival.Happening;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database says that was committed, compared with what a sink got.
 *
 * @param committed how many changes were committed
 * @param lost how many of them the sink has not taken
 * @param undone how many arrived of transactions that were rolled back, or never were
 * @param doubled how many arrived with another id or body than before
 * @param inverted how many were taken before an earlier one of the same subject
 * @param repeated how many requests there were but the first of each
 */
record Account(int committed, int lost, int undone, int doubled, int inverted, int repeated) {

  static Account of(Set<Happening> committed, List<Arrival> arrivals) {
    Map<Happening, Arrival> first = new HashMap<>();
    Map<Long, Integer> versions = new HashMap<>();
    Set<Happening> taken = new HashSet<>();
    int undone = 0;
    int doubled = 0;
    int inverted = 0;
    for (Arrival arrival : arrivals) {
      Happening happening = arrival.happening();
      if (arrival.fate().equals(Shipment.UNDONE) || !committed.contains(happening)) {
        undone++;
      }
      if (!isSame(first.putIfAbsent(happening, arrival), arrival)) {
        doubled++;
      }
      if (arrival.taken() && taken.add(happening)) {
        Integer before = versions.put(happening.subject(), happening.version());
        inverted += before != null && before > happening.version() ? 1 : 0;
      }
    }
    Set<Happening> lost = new HashSet<>(committed);
    lost.removeAll(taken);
    return new Account(
        committed.size(), lost.size(), undone, doubled, inverted, arrivals.size() - first.size());
  }

  private static boolean isSame(@Nullable Arrival before, Arrival now) {
    return before == null || (before.id().equals(now.id()) && before.body().equals(now.body()));
  }

  Account plus(Account other) {
    return new Account(
        committed + other.committed,
        lost + other.lost,
        undone + other.undone,
        doubled + other.doubled,
        inverted + other.inverted,
        repeated + other.repeated);
  }

  boolean isRight() {
    return lost == 0 && undone == 0 && doubled == 0 && inverted == 0;
  }
}
