package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on {@code webhook_endpoint}. */
final class EndpointTable {

  private final String select;
  private final String insert;
  private final String update;
  private final String mark;

  EndpointTable(Dialect dialect) {
    this.select =
        """
        select e.name, e.state, e.reason, e.host, e.url, e.events, e.tenant, e.ordering, e.skip_after,
          e.rate_limit, e.source, e.tls, s.place, s.secret, s.valid_until, %s as millis_left
        from webhook_endpoint e left join webhook_endpoint_secret s on s.endpoint = e.name
        """
            .formatted(dialect.millisUntil("s.valid_until"));
    this.insert =
        """
        insert into webhook_endpoint (host, url, events, tenant, ordering, skip_after, rate_limit,
          source, tls, state, reason, name, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %s)
        """
            .formatted(dialect.now());
    this.update =
        """
        update webhook_endpoint set host = ?, url = ?, events = ?, tenant = ?, ordering = ?,
          skip_after = ?, rate_limit = ?, source = ?, tls = ?, state = ?, reason = ?, changed_at = %s
        where name = ?
        """
            .formatted(dialect.now());
    this.mark =
        "update webhook_endpoint set state = ?, reason = ?, changed_at = "
            + dialect.now()
            + " where name = ? and state = ?";
  }

  /** Returns all of them, as one statement sees them. */
  List<EndpointRow> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(select + " order by e.name, s.place");
        ResultSet rows = statement.executeQuery()) {
      return read(rows);
    }
  }

  /** Returns one of them, which is locked until the transaction ends. */
  Optional<EndpointRow> lock(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select name from webhook_endpoint where name = ? for update")) {
      statement.setString(1, name);
      statement.executeQuery().close();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(select + " where e.name = ? order by s.place")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows).stream().findFirst();
      }
    }
  }

  private static List<EndpointRow> read(ResultSet rows) throws SQLException {
    List<EndpointRow> all = new ArrayList<>();
    List<SecretRow> secrets = new ArrayList<>();
    String last = null;
    while (rows.next()) {
      String name = rows.getString("name");
      if (!name.equals(last)) {
        secrets = new ArrayList<>();
        all.add(row(rows, name, secrets));
        last = name;
      }
      if (rows.getString("secret") != null) {
        secrets.add(secret(rows));
      }
    }
    return all;
  }

  private static EndpointRow row(ResultSet row, String name, List<SecretRow> secrets)
      throws SQLException {
    return new EndpointRow(
        name,
        EndpointState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("host"),
        row.getString("url"),
        row.getString("events"),
        row.getString("tenant"),
        row.getString("ordering"),
        row.getInt("skip_after"),
        row.getInt("rate_limit"),
        row.getString("source"),
        row.getString("tls"),
        secrets);
  }

  private static SecretRow secret(ResultSet row) throws SQLException {
    boolean endless = row.getObject("valid_until") == null;
    return new SecretRow(
        row.getInt("place"),
        row.getString("secret"),
        endless ? null : (Long) row.getLong("millis_left"));
  }

  void insert(Connection connection, EndpointRow row) throws SQLException {
    write(connection, insert, row);
  }

  void update(Connection connection, EndpointRow row) throws SQLException {
    write(connection, update, row);
  }

  private static void write(Connection connection, String sql, EndpointRow row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, row.host());
      statement.setString(2, row.url());
      statement.setString(3, row.events());
      statement.setString(4, row.tenant());
      statement.setString(5, row.ordering());
      statement.setInt(6, row.skipAfter());
      statement.setInt(7, row.rateLimit());
      statement.setString(8, row.source());
      statement.setString(9, row.tls());
      statement.setString(10, row.state().name());
      statement.setString(11, row.reason());
      statement.setString(12, row.name());
      statement.executeUpdate();
    }
  }

  /** Changes the state of an endpoint that is in another one, and tells whether it was. */
  boolean mark(
      Connection connection,
      String name,
      EndpointState from,
      EndpointState to,
      @Nullable String reason)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(mark)) {
      statement.setString(1, to.name());
      statement.setString(2, reason);
      statement.setString(3, name);
      statement.setString(4, from.name());
      return statement.executeUpdate() > 0;
    }
  }
}
