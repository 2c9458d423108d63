package io.webhookkit.testkit.fault;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.delivery.Standing;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * What holds whatever fails: what was committed is delivered and nothing else, a repeat is the same
 * webhook, and each subject comes in its order. {@code -Dfaults.runs=10} tries what is random ten
 * times as often.
 */
@Timeout(600)
@Tag("once")
abstract class FaultContract {

  static final int RUNS = Integer.getInteger("faults.runs", 1);

  private final LogWatch log = new LogWatch();
  private final Footprint before = Footprint.now();

  @AfterEach
  void leavesNothingBehind() {
    log.close();
    log.assertDiscreet();
    log.forget();
    before.assertNotExceeded();
  }

  /** Returns a pool that keeps no connection that nobody uses. */
  static HikariDataSource open(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMinimumIdle(0);
    return pool;
  }

  /** Returns an empty database in memory, which ends with its pool. */
  static HikariDataSource h2() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    return pool;
  }

  /** Lets a node deliver what is left, and compares the database with what a path got. */
  static Account settled(HikariDataSource database, Node node, Sink sink, String path) {
    awaitDelivered(database, node);
    return Account.of(Shipments.committed(database), sink.arrivals(path));
  }

  /** Lets a node deliver what is left. */
  static void awaitDelivered(HikariDataSource database, Node node) {
    Eventually.until(() -> "all is delivered: " + node.webhooks().standing(), () -> isEmpty(node));
    isAtRest(database, node);
  }

  /** Waits until a node that has nothing to do has given back what work takes. */
  static void isAtRest(HikariDataSource database, Node node) {
    Eventually.until(() -> "memory is free", () -> node.webhooks().load().held() == 0);
    Eventually.until(
        () -> "connections go back",
        () -> database.getHikariPoolMXBean().getActiveConnections() == 0);
    node.assertFewThreads();
  }

  static boolean isEmpty(Node node) {
    Standing standing = node.webhooks().standing();
    return standing.openEvents() == 0 && standing.deliveries() == 0;
  }
}
