package io.webhookkit.testkit.fault;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.endpoint.Endpoint;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A node that finds a backlog, as a process of its own, which tells how much memory it needs. */
public final class BacklogProcess {

  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int MEBI = 1024 * 1024;

  private BacklogProcess() {}

  /**
   * Takes the database's address, the endpoint's address and secret, and how many events may be in
   * memory.
   */
  public static void main(String[] args) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(args[0]);
    Endpoint endpoint =
        Endpoint.named("sink").url(args[1]).secret(args[2]).events("*").ordering("subject").build();
    DispatcherSettings bounds =
        new DispatcherSettings(
            Integer.parseInt(args[3]), 64, Duration.ofSeconds(1), Duration.ofSeconds(5));
    Node.open(pool, each -> each.endpoint(endpoint).delivery(bounds));
    tellMemory();
  }

  private static void tellMemory() {
    long peak = 0;
    while (true) {
      System.gc();
      long live = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      if (live / MEBI > peak) {
        peak = live / MEBI;
        System.out.println("In use after a collection: " + peak + " MB");
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }
}
