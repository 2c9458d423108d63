package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.sink.Stats;
import java.util.BitSet;

/**
 * What the database says was committed, beside what the sink has received.
 *
 * @param committed events
 * @param lost events that were committed and have not arrived
 * @param rolledBack events that have arrived and were never committed
 * @param repeats what arrived again
 * @param changed how many of these had another id or body
 */
record Account(int committed, int lost, int rolledBack, int repeats, int changed) {

  static Account of(BitSet committed, long[] arrivals, Stats stats) {
    BitSet arrived = new BitSet(arrivals.length);
    for (int i = 0; i < arrivals.length; i++) {
      arrived.set(i, arrivals[i] != 0);
    }
    return new Account(
        committed.cardinality(),
        without(committed, arrived),
        without(arrived, committed),
        stats.duplicates(),
        stats.changed());
  }

  private static int without(BitSet these, BitSet those) {
    BitSet rest = (BitSet) these.clone();
    rest.andNot(those);
    return rest.cardinality();
  }
}
