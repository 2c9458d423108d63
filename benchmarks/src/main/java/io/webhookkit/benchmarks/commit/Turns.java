package io.webhookkit.benchmarks.commit;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whose turn an iteration is. The contenders alternate within one JVM, a fraction of a second each,
 * so that whatever else the machine does hits all alike; and there and back again, so that what
 * changes with time does so too.
 *
 * @param contenders who takes turns, each once in each half of a round
 */
record Turns(List<Contender> contenders) {

  /** After how many iterations it begins anew. */
  int round() {
    return 2 * contenders.size();
  }

  Contender at(int iteration) {
    int turn = iteration % round();
    return contenders.get(turn < contenders.size() ? turn : round() - 1 - turn);
  }

  /** The iteration of each half of a round, of all the rounds, that is this contender's. */
  IntStream of(Contender contender, int iterations) {
    return IntStream.range(0, iterations).filter(iteration -> at(iteration) == contender);
  }
}
