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
  private final String oldEvents;
  private final String oldAttempts;

  Retention(ShortTransaction transactions, Dialect dialect) {
    this.transactions = transactions;
    // Numbers grow with time, so the oldest rows are the first ones, and no further index is
    // needed; what is kept among them is passed over once a purge.
    this.oldEvents =
        """
        select id from webhook_outbox o
        where o.id > ? and o.state = 'DONE' and o.created_at < %s
        and not exists (select 1 from webhook_delivery d where d.event_id = o.id)
        order by o.id limit ?
        """
            .formatted(dialect.nowPlusMillis());
    this.oldAttempts =
        "select id from webhook_attempt where id > ? and attempted_at < %s order by id limit ?"
            .formatted(dialect.nowPlusMillis());
  }

  long purge(Duration age) {
    return purge(age, oldEvents, "delete from webhook_outbox where id in (%s)")
        + purge(age, oldAttempts, "delete from webhook_attempt where id in (%s)");
  }

  private long purge(Duration age, String select, String delete) {
    long purged = 0;
    long last = 0;
    List<Long> step;
    do {
      long after = last;
      step = transactions.call("purge", c -> purgeStep(c, age, after, select, delete));
      purged += step.size();
      last = step.isEmpty() ? last : step.get(step.size() - 1);
    } while (step.size() == STEP);
    return purged;
  }

  private static List<Long> purgeStep(
      Connection connection, Duration age, long after, String select, String delete)
      throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setLong(1, after);
      statement.setLong(2, -age.toMillis());
      statement.setInt(3, STEP);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    Ids.update(connection, ids, delete);
    return ids;
  }
}
