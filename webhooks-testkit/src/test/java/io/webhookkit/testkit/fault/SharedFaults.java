package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.fault.Arrival.Happening;
import io.webhookkit.testkit.fault.Sink.Reply;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Servers, which several nodes share, which cut connections, and which lock tables. */
abstract class SharedFaults extends DatabaseFaults {

  private static final int LIVES = 3;

  /** Less than what opens a circuit. */
  private static final int HELD = 5;

  SharedFaults() {
    super(2, 3);
  }

  /** Returns the statements that end every other connection to the database. */
  abstract List<String> cutting(Connection connection) throws Exception;

  /** Returns the statement that keeps everybody else from the outbox until the transaction ends. */
  abstract String locking();

  /** Returns what an address ends with if no statement may take longer than 300 ms. */
  abstract String hurried();

  @Test
  void connectionsCut(Tally tally) throws Exception {
    String url = newDatabase();
    survives(
        url,
        scene -> {
          for (int time = 0; time < 3 * RUNS; time++) {
            cut(url);
            scene.writers().awaitMore(5);
          }
        },
        tally);
  }

  void cut(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : cutting(connection)) {
        statement.execute(each);
      }
    }
  }

  /** {@code -Dfaults.lock-seconds=30} makes it last. */
  @Test
  void outboxTableLocked(Tally tally) throws Exception {
    String url = newDatabase();
    Duration lasting = Duration.ofSeconds(Integer.getInteger("faults.lock-seconds", 3));
    survives(url, scene -> lock(url, lasting), tally);
  }

  @Test
  void statementTimeOut(Tally tally) throws Exception {
    String url = newDatabase();
    survives(url + hurried(), scene -> lock(url, WHILE), tally);
  }

  private void lock(String url, Duration lasting) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(locking());
      Thread.sleep(lasting.toMillis());
      connection.rollback();
    }
  }

  @Test
  void twoNodesStartedAndStoppedAtRandom(Tally tally) throws Exception {
    nodesRace(2, tally);
  }

  @Test
  void fourNodesStartedAndStoppedAtRandom(Tally tally) throws Exception {
    nodesRace(4, tally);
  }

  private void nodesRace(int count, Tally tally) throws Exception {
    try (Sink sink = new Sink();
        HikariDataSource database = open(newDatabase())) {
      database.setMaximumPoolSize(32);
      Shipments.create(database);
      sink.at(Scene.PATH, any -> Reply.of(random(0, 20) == 0 ? 503 : 200));
      List<Thread> racing = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        racing.add(new Thread(() -> liveAndDie(database, sink)));
      }
      racing.forEach(Thread::start);
      for (Thread each : racing) {
        each.join();
      }
      try (Node last = node(database, sink, Clock.systemUTC())) {
        tally.note(settled(database, last, sink, Scene.PATH));
      }
    }
  }

  private static void liveAndDie(HikariDataSource database, Sink sink) {
    for (int life = 0; life < LIVES * RUNS; life++) {
      try (Node node = node(database, sink, Clock.systemUTC());
          Writers writers = Writers.doing(node::change)) {
        writers.awaitMore(random(20, 80));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Node node(HikariDataSource database, Sink sink, Clock clock) {
    return Node.open(
        database, each -> each.endpoint(sink.endpoint("sink", Scene.PATH)).clock(clock));
  }

  @Test
  void clocksAheadBehindAndJumping(Tally tally) throws Exception {
    InstantSource jumping = () -> Instant.now().plusSeconds(random(-3_600, 3_600));
    Duration hour = Duration.ofHours(1);
    try (Sink sink = new Sink();
        HikariDataSource database = open(newDatabase())) {
      Shipments.create(database);
      sink.at(Scene.PATH, any -> Reply.of(random(0, 5) == 0 ? 503 : 200));
      try (Node ahead = node(database, sink, Clock.offset(Clock.systemUTC(), hour));
          Node behind = node(database, sink, Clock.offset(Clock.systemUTC(), hour.negated()));
          Node jumper = node(database, sink, jumping.withZone(ZoneOffset.UTC))) {
        try (Writers writers =
            new Writers(List.of(ahead::change, behind::change, jumper::change))) {
          writers.awaitMore(300 * RUNS);
        }
        tally.note(settled(database, behind, sink, Scene.PATH));
      }
    }
  }

  /** Frozen in an exchange, its lease ends, and another node takes over what it holds. */
  @Test
  void frozenPastItsLeaseAndContinued(Tally tally) throws Exception {
    String url = newDatabase();
    try (Sink sink = new Sink();
        HikariDataSource database = open(url)) {
      Shipments.create(database);
      try (Node awake =
              Node.open(database, each -> each.endpoint(sink.endpoint("sink", "/awake")));
          Life frozen = Life.start(url, sink, "/frozen", Step.BEFORE_INSERT, Integer.MAX_VALUE)) {
        Eventually.until(() -> "it works", () -> sink.arrivals("/frozen").size() > 30);
        CountDownLatch thawed = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger(HELD);
        sink.at(
            "/frozen",
            any ->
                left.getAndDecrement() > 0 ? Reply.noneUntil(() -> await(thawed)) : Reply.of(200));
        Eventually.until(() -> "it waits for an answer", () -> !held(sink).isEmpty());
        freeze(frozen, database);
        Set<Happening> held = held(sink);
        Eventually.until(() -> "another takes over", () -> hasTaken(sink, held));
        assertLateAnswersChangeNothing(sink, held, () -> thaw(frozen, database, thawed));
        frozen.kill();
        frozen.awaitDeath();
        awake.change();
        Eventually.until(() -> "all is delivered", () -> isEmpty(awake));
        isAtRest(database, awake);
        tally.note(Account.of(Shipments.committed(database), sink.arrivals()));
        assertThat(Databases.count(database, "select count(*) from webhook_delivery")).isZero();
      }
    }
  }

  private static Set<Happening> held(Sink sink) {
    return sink.arrivals("/frozen").stream()
        .filter(each -> !each.taken())
        .map(Arrival::happening)
        .collect(Collectors.toSet());
  }

  /** Frozen while it has locked events, it would keep them from everybody: then it goes on. */
  private static void freeze(Life node, DataSource database) {
    node.signal("STOP");
    while (hasLockedEvents(database)) {
      node.signal("CONT");
      node.signal("STOP");
    }
  }

  private static boolean hasLockedEvents(DataSource database) {
    String open = "select id from webhook_outbox where state = 'OPEN'";
    return count(database, open + " for update skip locked") < count(database, open);
  }

  private static long count(DataSource database, String query) {
    return Databases.count(database, "select count(*) from (" + query + ") as found");
  }

  private static boolean hasTaken(Sink sink, Set<Happening> held) {
    return sink.arrivals("/awake").stream().map(Arrival::happening).anyMatch(held::contains);
  }

  private static void thaw(Life frozen, HikariDataSource database, CountDownLatch thawed) {
    int before = Shipments.committed(database).size();
    thawed.countDown();
    frozen.signal("CONT");
    Eventually.until(() -> "it goes on", () -> Shipments.committed(database).size() > before + 100);
  }

  /** It fails for the frozen node, too late: what another has delivered is not sent again. */
  private static void assertLateAnswersChangeNothing(
      Sink sink, Set<Happening> held, Runnable thawing) {
    List<Arrival> before = sink.arrivals();
    Set<Happening> settled =
        sink.arrivals("/awake").stream()
            .map(Arrival::happening)
            .filter(held::contains)
            .collect(Collectors.toSet());
    thawing.run();
    List<Arrival> now = sink.arrivals();
    assertThat(now.subList(before.size(), now.size()))
        .extracting(Arrival::happening)
        .doesNotContainAnyElementsOf(settled);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int random(int from, int to) {
    return ThreadLocalRandom.current().nextInt(from, to);
  }
}
