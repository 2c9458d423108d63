package io.webhookkit.benchmarks.soak;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;

/** The nodes' database, asked from outside. */
final class Tables {

  private static final String COUNTS =
      """
      select (select count(*) from webhook_outbox where state = 'OPEN'),
        (select count(*) from webhook_delivery),
        (select count(*) from webhook_outbox),
        (select count(*) from webhook_attempt),
        (select sum(pg_total_relation_size(oid)) from pg_class
          where relname in ('webhook_outbox', 'webhook_delivery', 'webhook_attempt')),
        (select count(*) from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend'
            and pid <> pg_backend_pid())
      """;

  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
          + " and backend_type = 'client backend' and pid <> pg_backend_pid()";

  /**
   * What there was at one time.
   *
   * @param open events that were not yet offered to everybody
   * @param waiting deliveries that an endpoint has not taken yet
   * @param events rows of the outbox
   * @param attempts rows of the log
   * @param bytes what the three tables take on disk, with their indexes
   * @param connections what the nodes hold
   */
  record Counts(int open, int waiting, int events, int attempts, long bytes, int connections) {

    boolean isSettled() {
      return open == 0 && waiting == 0;
    }
  }

  private final String url;

  Tables(String url) {
    this.url = url;
  }

  Counts counts() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNTS)) {
      row.next();
      return new Counts(
          row.getInt(1),
          row.getInt(2),
          row.getInt(3),
          row.getInt(4),
          row.getLong(5),
          row.getInt(6));
    }
  }

  /** Returns which numbers were committed, the first of them as 0. */
  BitSet committedFrom(long first) throws SQLException {
    BitSet committed = new BitSet();
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement =
            connection.prepareStatement("select id from lead where id >= ?")) {
      connection.setAutoCommit(false);
      statement.setFetchSize(10_000);
      statement.setLong(1, first);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          committed.set(Math.toIntExact(row.getLong(1) - first));
        }
      }
    }
    return committed;
  }

  /** Ends every connection but the one that says so. */
  void cutConnections() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(CUT);
    }
  }
}
