package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The leases of the rows of one table. */
final class HeldLeases {

  private final String state;
  private final String select;
  private final String release;
  private final String lock;
  private final String renew;

  /**
   * @param state the state of rows that can be held
   * @param dueAt the column that says when a row can be claimed
   * @param givenBackAt what that is set to when a lease is given back, as an expression: rows are
   *     claimed in its order
   */
  HeldLeases(Dialect dialect, String table, String state, String dueAt, String givenBackAt) {
    this.state = state;
    // An update that looks for its rows by itself waits in MariaDB for rows that an application has
    // inserted and not committed yet: no node could start or end meanwhile.
    this.select =
        "select id from %s where state = '%s' and lease_owner = ? for update skip locked"
            .formatted(table, state);
    this.release =
        "update %s set %s = %s, lease_owner = null, lease_token = lease_token + 1 where id in (%%s)"
            .formatted(table, dueAt, givenBackAt);
    // By their ids alone, for H2 would else go by an index of the state, and read all of it.
    this.lock =
        "select id, lease_token, state from %s where id in (%%s) for update".formatted(table);
    this.renew =
        "update %s set %s = %s where id in (%%s)".formatted(table, dueAt, dialect.nowPlusMillis());
  }

  /** Gives back what a node holds, but for what somebody has locked just now. */
  void giveBack(Connection connection, String node) throws SQLException {
    List<Long> held = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, node);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          held.add(rows.getLong(1));
        }
      }
    }
    Ids.update(connection, held, release);
  }

  /**
   * Locks rows, and returns what is still under the lease that it was taken under. What was lost
   * and claimed again by this node may be there twice: then its newest lease counts.
   */
  <T> List<T> stillHeld(
      Connection connection, List<T> all, Function<T, Long> id, Function<T, Lease> lease)
      throws SQLException {
    Map<Long, Lease> newest = new HashMap<>();
    all.forEach(each -> newest.merge(id.apply(each), lease.apply(each), HeldLeases::newer));
    Set<Long> locked = lock(connection, newest);
    return all.stream()
        .filter(each -> locked.contains(id.apply(each)))
        .filter(each -> newest.get(id.apply(each)) == lease.apply(each))
        .toList();
  }

  private static Lease newer(Lease one, Lease other) {
    return one.token() < other.token() ? other : one;
  }

  private Set<Long> lock(Connection connection, Map<Long, Lease> leases) throws SQLException {
    Set<Long> ours = new HashSet<>();
    for (Ids part : Ids.of(leases.keySet())) {
      try (PreparedStatement statement = part.prepare(connection, lock);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long id = rows.getLong(1);
          Lease lease = leases.get(id);
          boolean current = state.equals(rows.getString(3));
          if (current && lease != null && lease.token() == rows.getLong(2)) {
            ours.add(id);
          }
        }
      }
    }
    return ours;
  }

  /** Lets leases begin anew, and returns those that were still what they were taken under. */
  <T> List<Lease> renew(
      Connection connection,
      List<T> all,
      Function<T, Long> id,
      Function<T, Lease> lease,
      Duration length)
      throws SQLException {
    List<T> ours = stillHeld(connection, all, id, lease);
    Ids.update(connection, ours.stream().map(id).toList(), renew, length.toMillis());
    return ours.stream().map(lease).toList();
  }
}
