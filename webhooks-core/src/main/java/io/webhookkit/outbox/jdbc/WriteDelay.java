package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By default H2 writes a commit down up to half a second later: a crash then loses it. */
final class WriteDelay {

  private static final Logger LOG = LoggerFactory.getLogger(WriteDelay.class);
  private static final int ADMIN_RIGHTS_REQUIRED = 90040;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ONE_TRY_MILLIS = 20;

  private WriteDelay() {}

  /** Makes the database of this connection write each commit down at once, from now on. */
  static void end(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int before = lockTimeout(statement);
      statement.execute("set lock_timeout " + ONE_TRY_MILLIS);
      try {
        end(statement);
      } finally {
        statement.execute("set lock_timeout " + before);
      }
    } catch (SQLException e) {
      if (e.getErrorCode() != ADMIN_RIGHTS_REQUIRED) {
        throw e;
      }
      LOG.warn(
          "A crash may lose the last commits of this H2 database, and their events with them: its"
              + " user is no administrator, who could set it; add ;WRITE_DELAY=0 where it is"
              + " created");
    }
  }

  /**
   * H2 waits for its catalogue's lock here with a monitor in its hand that the lock's owner asks
   * for, who makes a table at that moment. Only the time-out parts the two; then the other goes on,
   * and may be at its next table when we are back: hence short tries, at no fixed interval.
   */
  private static void end(Statement statement) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ended(statement, deadline)) {
      LockSupport.parkNanos(
          ThreadLocalRandom.current().nextLong(Duration.ofMillis(ONE_TRY_MILLIS).toNanos()));
    }
  }

  private static boolean ended(Statement statement, long deadline) throws SQLException {
    try {
      statement.execute("set write_delay 0");
      return true;
    } catch (SQLTimeoutException e) {
      if (System.nanoTime() - deadline > 0) {
        throw e;
      }
      return false;
    }
  }

  private static int lockTimeout(Statement statement) throws SQLException {
    try (ResultSet timeout = statement.executeQuery("call lock_timeout()")) {
      timeout.next();
      return timeout.getInt(1);
    }
  }
}
