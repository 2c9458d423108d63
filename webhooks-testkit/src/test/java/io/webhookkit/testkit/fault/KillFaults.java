package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.fault.Arrival.Happening;
import io.webhookkit.testkit.fault.Sink.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Processes that are killed at a step of their work, one after the other on the same database, and
 * where it can be shared two at a time. What they leave behind, the next ones and a last node take
 * up.
 */
abstract class KillFaults extends FaultContract {

  private static final String PATH = "/killed";

  /** How often a step may be passed before it is the one to die at. */
  private static final int LUCK = 25;

  private final int together;
  private final int rounds;

  KillFaults(int together, int rounds) {
    this.together = together;
    this.rounds = rounds;
  }

  /** Returns the address of an empty database that outlives those who use it. */
  abstract String newDatabase();

  @Test
  void killedBeforeTheOutboxInsert(Tally tally) throws Exception {
    killedAt(Step.BEFORE_INSERT, tally);
  }

  @Test
  void killedAfterTheOutboxInsertBeforeTheCommit(Tally tally) throws Exception {
    killedAt(Step.AFTER_INSERT, tally);
  }

  @Test
  void killedAfterTheCommitBeforeTheHandOver(Tally tally) throws Exception {
    killedAt(Step.BEFORE_HAND_OVER, tally);
  }

  @Test
  void killedInTheHttpExchange(Tally tally) throws Exception {
    killedAt(Step.IN_EXCHANGE, tally);
  }

  @Test
  void killedAfterTheAnswerBeforeTheAcknowledgement(Tally tally) throws Exception {
    killedAt(Step.BEFORE_ACKNOWLEDGEMENT, tally);
  }

  @Test
  void killedInTheAcknowledgementBatch(Tally tally) throws Exception {
    killedAt(Step.IN_ACKNOWLEDGEMENT, tally);
  }

  @Test
  void killedInThePurge(Tally tally) throws Exception {
    killedAt(Step.IN_PURGE, tally);
  }

  private void killedAt(Step step, Tally tally) throws Exception {
    String url = newDatabase();
    Set<Happening> acknowledged = new HashSet<>();
    try (Sink sink = new Sink()) {
      try (HikariDataSource database = open(url)) {
        Shipments.create(database);
      }
      for (int round = 0; round < rounds * RUNS; round++) {
        killRound(url, sink, step, tally, acknowledged);
      }
      sink.heal(PATH);
      try (HikariDataSource database = open(url);
          Node last = Node.open(database, each -> each.endpoint(sink.endpoint("sink", PATH)))) {
        last.changeAny(acknowledged::add);
        awaitDelivered(database, last);
        List<Arrival> arrivals = sink.arrivals(PATH);
        tally.note(Account.of(committed(database, acknowledged, arrivals), arrivals));
      }
    }
  }

  /**
   * Returns what was committed.
   *
   * @param acknowledged those whose commit had returned before the process was killed
   */
  Set<Happening> committed(
      HikariDataSource database, Set<Happening> acknowledged, List<Arrival> arrivals) {
    Set<Happening> committed = Shipments.committed(database);
    assertThat(committed).as("what was acknowledged").containsAll(acknowledged);
    return committed;
  }

  private void killRound(String url, Sink sink, Step step, Tally tally, Set<Happening> acknowledged)
      throws Exception {
    List<Life> lives = new ArrayList<>();
    if (step == Step.IN_EXCHANGE) {
      killAllInExchanges(sink, lives);
    }
    try {
      for (int i = 0; i < together; i++) {
        lives.add(Life.start(url, sink, PATH, step, luck()));
      }
      for (Life life : lives) {
        life.awaitDeath();
        tally.killed();
        assertThat(life.exitValue()).as("killed").isIn(Death.EXIT, 128 + 9);
        acknowledged.addAll(life.acknowledged());
      }
    } finally {
      for (Life life : lives) {
        life.close();
      }
    }
  }

  /** The sink kills whoever is there while it owes an answer, and then the others. */
  private void killAllInExchanges(Sink sink, List<Life> lives) {
    AtomicInteger left = new AtomicInteger(luck() * together);
    sink.at(
        PATH,
        any ->
            left.decrementAndGet() > 0
                ? Reply.of(200)
                : Reply.noneUntil(() -> List.copyOf(lives).forEach(Life::kill)));
  }

  private static int luck() {
    return 1 + ThreadLocalRandom.current().nextInt(LUCK);
  }
}
