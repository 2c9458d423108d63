package io.webhookkit.benchmarks.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Watches what the sessions of a PostgreSQL do: which of them run, and what the others wait for.
 *
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html">Wait events</a>
 */
public final class Sessions implements AutoCloseable {

  private static final int PERIOD_MILLIS = 20;

  private static final String LOOK =
      """
      select count(*),
             count(*) filter (where wait_event_type = 'Lock'),
             count(*) filter (where wait_event ilike 'wal%'),
             count(*) filter (where wait_event_type is null)
      from pg_stat_activity
      where backend_type = 'client backend' and state = 'active' and pid <> pg_backend_pid()
      """;

  private final CountDownLatch over = new CountDownLatch(1);
  private final FutureTask<Seen> watch;

  private Sessions(DataSource server) {
    this.watch = new FutureTask<>(() -> look(server));
  }

  /**
   * How many were in the midst of a statement, on the average of all looks.
   *
   * @param active all of them
   * @param locked those that waited for a lock of another transaction: on a row, a table, a file's
   *     end
   * @param logging those that waited for the write-ahead log to be written or on disk
   * @param running those that waited for nothing but a processor
   */
  public record Seen(double active, double locked, double logging, double running) {}

  /** Begins to watch. */
  static Sessions of(DataSource server) {
    Sessions sessions = new Sessions(server);
    Thread thread = new Thread(sessions.watch, "sessions");
    thread.setDaemon(true);
    thread.start();
    return sessions;
  }

  /** Ends the watch, and tells what was seen. */
  public Seen end() throws SQLException, InterruptedException {
    close();
    try {
      return watch.get();
    } catch (ExecutionException e) {
      throw new SQLException("The sessions were not seen", e.getCause());
    }
  }

  @Override
  public void close() {
    over.countDown();
  }

  private Seen look(DataSource server) throws SQLException, InterruptedException {
    long[] sums = new long[4];
    long looks = 0;
    try (Connection connection = server.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOOK)) {
      do {
        try (ResultSet counts = statement.executeQuery()) {
          counts.next();
          for (int i = 0; i < sums.length; i++) {
            sums[i] += counts.getLong(i + 1);
          }
        }
        looks++;
      } while (!over.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }
    double each = looks;
    return new Seen(sums[0] / each, sums[1] / each, sums[2] / each, sums[3] / each);
  }
}
