package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.contender.Wiring;
import io.webhookkit.benchmarks.process.Databases;
import io.webhookkit.benchmarks.process.SinkProcess;
import io.webhookkit.benchmarks.sink.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** All that goes wrong. What is random of each comes from the generator alone. */
final class Faults {

  private Faults() {}

  /**
   * Returns those of the nodes and of their database.
   *
   * @param lasting the node that lives from the beginning to the end, so that what leaks can be
   *     seen
   * @param mortal the one that is killed
   */
  static List<Function<RandomGenerator, Fault>> below(
      SoakNode lasting, SoakNode mortal, int perSecond, Tables tables, Databases databases) {
    return List.of(
        random -> killed(mortal, perSecond, random.nextInt(1, 8)),
        random -> frozen(random.nextBoolean() ? lasting : mortal, random),
        random -> exhausted(random.nextBoolean() ? lasting : mortal, random.nextInt(2, 6)),
        random -> Fault.atOnce("all database connections are cut", tables::cutConnections),
        random -> Fault.atOnce("PostgreSQL is restarted", databases::restart));
  }

  private static Fault killed(SoakNode node, int perSecond, int seconds) {
    return new Fault(
        "kill -9 of " + node,
        seconds,
        node::kill,
        () -> {
          node.restart();
          node.pace(perSecond);
        });
  }

  private static Fault frozen(SoakNode node, RandomGenerator random) {
    int lease = (int) SoakedKit.LEASE.toSeconds();
    return new Fault(
        node + " is frozen past its lease",
        random.nextInt(lease + 3, lease + 10),
        node::freeze,
        node::thaw);
  }

  private static Fault exhausted(SoakNode node, int seconds) {
    return new Fault(
        "the pool of " + node + " is exhausted",
        seconds,
        () -> node.begin("exhaust", seconds),
        node::hear);
  }

  /** Returns those of the endpoints: one for each way to treat what is posted, to one at random. */
  static List<Function<RandomGenerator, Fault>> ofEndpoints(SinkProcess sink) {
    List<Function<RandomGenerator, Fault>> all = new ArrayList<>();
    for (Behaviour behaviour : Behaviour.values()) {
      if (behaviour != Behaviour.TAKES) {
        all.add(random -> behaving(sink, Wiring.spread(random.nextInt(10)), behaviour, random));
      }
    }
    return all;
  }

  private static Fault behaving(
      SinkProcess sink, String endpoint, Behaviour behaviour, RandomGenerator random) {
    return new Fault(
        endpoint + " " + behaviour.title(),
        random.nextInt(4, 13),
        () -> sink.behave(endpoint, behaviour),
        () -> sink.behave(endpoint, Behaviour.TAKES));
  }
}
