package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Numbers for an {@code in (…)}, padded with the last of them to a power of two: a database then
 * prepares a handful of statements and not one for each length.
 */
final class Ids {

  /** How many a statement takes at most: H2 compares each row that it finds with all of them. */
  private static final int MOST = 64;

  private final List<Long> padded;

  private Ids(List<Long> ids) {
    int length = Integer.highestOneBit(2 * ids.size() - 1);
    padded = new ArrayList<>(ids);
    padded.addAll(Collections.nCopies(length - ids.size(), ids.get(ids.size() - 1)));
  }

  /**
   * Splits numbers up into as many as one statement takes, in their order: two nodes that lock the
   * same rows then lock them in no circle.
   */
  static List<Ids> of(Collection<Long> ids) {
    List<Long> all = ids.stream().sorted().toList();
    List<Ids> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      parts.add(new Ids(all.subList(from, Math.min(from + MOST, all.size()))));
    }
    return parts;
  }

  /** Prepares a statement that has one {@code %s} for these, and no parameter after it. */
  PreparedStatement prepare(Connection connection, String sql, Object... before)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(padded.size(), "?"));
    return bound(connection.prepareStatement(sql.formatted(marks)), before);
  }

  private PreparedStatement bound(PreparedStatement statement, Object... before)
      throws SQLException {
    int position = 1;
    for (Object value : before) {
      statement.setObject(position++, value);
    }
    for (Long id : padded) {
      statement.setLong(position++, id);
    }
    return statement;
  }

  /** Runs an update for all of them, and returns how many rows it has changed. */
  static int update(Connection connection, Collection<Long> ids, String sql, Object... before)
      throws SQLException {
    int changed = 0;
    for (Ids part : of(ids)) {
      try (PreparedStatement statement = part.prepare(connection, sql, before)) {
        changed += statement.executeUpdate();
      }
    }
    return changed;
  }
}
