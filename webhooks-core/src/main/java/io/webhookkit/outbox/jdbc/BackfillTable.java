package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookException;
import io.webhookkit.backfill.BackfillKey;
import io.webhookkit.backfill.BackfillPace;
import io.webhookkit.backfill.BackfillProgress;
import io.webhookkit.backfill.BackfillProgress.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on {@code webhook_backfill}. */
final class BackfillTable {

  private static final String SELECT =
      "select entity, endpoint, tenant, batch_size, per_second, state, last_id, sent, total, error,"
          + " lease_owner"
          + " from webhook_backfill";
  private static final String BY_KEY = " where entity = ? and endpoint = ? and tenant = ?";

  private final String node;
  private final long leaseMillis;
  private final String selectFree;
  private final String insert;
  private final String update;

  BackfillTable(Dialect dialect, String node, long leaseMillis) {
    this.node = node;
    this.leaseMillis = leaseMillis;
    this.selectFree =
        SELECT
            + " where state = 'OPEN' and (lease_owner is null or lease_owner = ? or lease_until <= "
            + dialect.now()
            + ") for update skip locked";
    this.insert =
        """
        insert into webhook_backfill (batch_size, per_second, state, last_id, sent, total, error,
          lease_owner, lease_until, entity, endpoint, tenant)
        values (?, ?, ?, ?, ?, ?, ?, ?, %s, ?, ?, ?)
        """
            .formatted(dialect.nowPlusMillis());
    this.update =
        """
        update webhook_backfill
        set batch_size = ?, per_second = ?, state = ?, last_id = ?, sent = ?, total = ?, error = ?,
          lease_owner = ?, lease_until = %s
        """
                .formatted(dialect.nowPlusMillis())
                .stripTrailing()
            + BY_KEY;
  }

  Optional<BackfillProgress> find(Connection connection, BackfillKey key) throws SQLException {
    return select(connection, SELECT + BY_KEY, key);
  }

  Optional<BackfillProgress> lock(Connection connection, BackfillKey key) throws SQLException {
    return select(connection, SELECT + BY_KEY + " for update", key);
  }

  /**
   * Locks what this node holds.
   *
   * @throws WebhookException if there is no such row in this database
   */
  Optional<BackfillProgress> lockHeld(Connection connection, BackfillKey key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + BY_KEY + " for update")) {
      bind(statement, 1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new WebhookException(
              "The progress of the backfill "
                  + key
                  + " is not in the database of its entities: keep the outbox there");
        }
        boolean ours = node.equals(row.getString("lease_owner"));
        return ours ? Optional.of(progress(row)) : Optional.empty();
      }
    }
  }

  private static Optional<BackfillProgress> select(
      Connection connection, String sql, BackfillKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, 1, key);
      return read(statement).stream().findFirst();
    }
  }

  /** Returns and leases those that are open and held by no other node. */
  List<BackfillProgress> claim(Connection connection) throws SQLException {
    List<BackfillProgress> free;
    try (PreparedStatement statement = connection.prepareStatement(selectFree)) {
      statement.setString(1, node);
      free = read(statement);
    }
    for (BackfillProgress each : free) {
      update(connection, each);
    }
    return free;
  }

  void insert(Connection connection, BackfillProgress progress) throws SQLException {
    execute(connection, insert, progress);
  }

  /** Writes what is known of a backfill by now; this node holds it as long as it is open. */
  void update(Connection connection, BackfillProgress progress) throws SQLException {
    execute(connection, update, progress);
  }

  /** Lets others have what this node holds. */
  void release(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update webhook_backfill set lease_owner = null where lease_owner = ?")) {
      statement.setString(1, node);
      statement.executeUpdate();
    }
  }

  private void execute(Connection connection, String sql, BackfillProgress progress)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      boolean held = progress.state() == State.OPEN;
      statement.setInt(1, progress.pace().batchSize());
      statement.setInt(2, progress.pace().perSecond());
      statement.setString(3, progress.state().name());
      statement.setString(4, progress.lastId());
      statement.setLong(5, progress.sent());
      statement.setLong(6, progress.total());
      statement.setString(7, fitting(progress.error()));
      statement.setString(8, held ? node : null);
      statement.setLong(9, held ? leaseMillis : 0);
      bind(statement, 10, progress.key());
      statement.executeUpdate();
    }
  }

  /** No tenant is the empty one: a key has no null. */
  private static void bind(PreparedStatement statement, int first, BackfillKey key)
      throws SQLException {
    statement.setString(first, key.entity());
    statement.setString(first + 1, key.endpoint());
    statement.setString(first + 2, key.tenant() == null ? "" : key.tenant());
  }

  private static List<BackfillProgress> read(PreparedStatement statement) throws SQLException {
    List<BackfillProgress> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(progress(row));
      }
    }
    return found;
  }

  private static BackfillProgress progress(ResultSet row) throws SQLException {
    return new BackfillProgress(
        new BackfillKey(
            row.getString("entity"),
            row.getString("endpoint"),
            nullIfEmpty(row.getString("tenant"))),
        new BackfillPace(row.getInt("batch_size"), row.getInt("per_second")),
        State.valueOf(row.getString("state")),
        row.getString("last_id"),
        row.getLong("sent"),
        row.getLong("total"),
        row.getString("error"));
  }

  private static @Nullable String fitting(@Nullable String error) {
    return error == null ? null : ErrorText.fitting(error);
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
