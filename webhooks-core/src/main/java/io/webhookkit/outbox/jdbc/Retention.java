package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deletes what is old, a few rows a transaction, from the oldest on. */
final class Retention {

  /** How many rows a transaction deletes at most. */
  static final int STEP = 512;

  private final ShortTransaction transactions;
  private final String events;
  private final String attempts;

  Retention(ShortTransaction transactions, Dialect dialect) {
    this.transactions = transactions;
    // Numbers grow with time: a purge begins at the first of them, ends with the first page that
    // has no old row, and needs no index of the time. What is kept among the old ones, and what the
    // clock of a node has dated wrongly, is passed over.
    this.events =
        """
        select o.id, o.created_at < %s, o.state = 'DONE'
          and not exists (select 1 from webhook_delivery d where d.event_id = o.id)
        from webhook_outbox o where o.id > ? order by o.id limit ?
        """
            .formatted(dialect.nowPlusMillis());
    this.attempts =
        "select id, attempted_at < %s, 1 = 1 from webhook_attempt where id > ? order by id limit ?"
            .formatted(dialect.nowPlusMillis());
  }

  long purge(Duration age) {
    return purge(age, events, "delete from webhook_outbox where id in (%s)")
        + purge(age, attempts, "delete from webhook_attempt where id in (%s)");
  }

  private long purge(Duration age, String select, String delete) {
    long purged = 0;
    Step step = Step.FIRST;
    do {
      long after = step.last();
      step = transactions.call("purge", c -> purgeStep(c, age, after, select, delete));
      purged += step.purged();
    } while (!step.isEnd());
    return purged;
  }

  /**
   * Some rows.
   *
   * @param last the number of the last one
   * @param purged how many were deleted
   * @param isEnd whether there is none behind them that is old
   */
  private record Step(long last, int purged, boolean isEnd) {
    private static final Step FIRST = new Step(0, 0, false);
  }

  private static Step purgeStep(
      Connection connection, Duration age, long after, String select, String delete)
      throws SQLException {
    List<Long> over = new ArrayList<>();
    long last = after;
    int read = 0;
    boolean anyOld = false;
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setLong(1, -age.toMillis());
      statement.setLong(2, after);
      statement.setInt(3, STEP);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          read++;
          last = row.getLong(1);
          boolean old = row.getBoolean(2);
          anyOld |= old;
          if (old && row.getBoolean(3)) {
            over.add(last);
          }
        }
      }
    }
    Ids.update(connection, over, delete);
    return new Step(last, over.size(), read < STEP || !anyOld);
  }
}
