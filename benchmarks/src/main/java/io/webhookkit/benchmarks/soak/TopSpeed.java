package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.process.SinkProcess;
import io.webhookkit.benchmarks.sink.Stats;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How fast the nodes commit and deliver together, from the first commit to the last arrival. */
final class TopSpeed {

  /** How much a node is given to commit: more than it can. */
  static final int MOST_PER_NODE = 200_000;

  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 10;
  private static final int ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SinkProcess sink;
  private final List<SoakNode> nodes;

  TopSpeed(SinkProcess sink, List<SoakNode> nodes) {
    this.sink = sink;
    this.nodes = nodes;
  }

  /** Returns the best of some rounds, in deliveries a second: what else runs here only slows. */
  double measure() throws IOException, InterruptedException {
    round(WARM_UP_SECONDS);
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
      best = Math.max(best, round(SECONDS));
    }
    return best;
  }

  private double round(int seconds) throws IOException, InterruptedException {
    sink.expect(MOST_PER_NODE * nodes.size());
    long start = System.nanoTime();
    for (SoakNode node : nodes) {
      node.begin("commit", seconds);
    }
    int committed = 0;
    for (SoakNode node : nodes) {
      committed += Math.toIntExact(node.hear());
    }
    Stats stats = sink.await(committed, PATIENCE);
    if (stats.distinct() != committed) {
      throw new IOException(committed + " were committed, and arrived: " + stats);
    }
    return committed / ((stats.lastNanos() - start) / 1e9);
  }
}
