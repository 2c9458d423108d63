package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads at which endpoints deliveries wait for room: an index leads from one endpoint to the next,
 * so what costs is how many endpoints there are, and not how many deliveries wait at each.
 */
final class WaitingEndpoints {

  private final String next;

  WaitingEndpoints(Dialect dialect) {
    this.next =
        "select endpoint from webhook_delivery where state = 'WAITING' and endpoint > ?"
            + " order by %s limit 1".formatted(dialect.orderOfIndex("endpoint, event_id"));
  }

  Set<String> read(Connection connection) throws SQLException {
    Set<String> endpoints = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(next)) {
      for (String each = after("", statement); each != null; each = after(each, statement)) {
        endpoints.add(each);
      }
    }
    return endpoints;
  }

  private static @Nullable String after(String before, PreparedStatement statement)
      throws SQLException {
    statement.setString(1, before);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
