package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.EventBytes;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.Inbox.AfterFailure;
import io.webhookkit.inbound.Inbox.Handled;
import io.webhookkit.inbound.Retries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The statements that change {@code webhook_inbox}. */
final class InboxTable {

  private static final String BY_KEY = " where source = ? and uid = ?";
  private static final String STATE = "select state, attempts from webhook_inbox" + BY_KEY;
  private static final String DONE =
      "update webhook_inbox set state = 'DONE', content = null" + BY_KEY;

  private final String insert;
  private final String failed;
  private final String rerun;
  private final String reopen;
  private final String old;

  InboxTable(Dialect dialect) {
    this.insert =
        """
        insert into webhook_inbox (source, uid, content, state, attempts, next_attempt_at,
          received_at)
        values (?, ?, ?, 'OPEN', 0, %s, %s)
        """
            .formatted(dialect.nowPlusMillis(), dialect.now());
    this.failed =
        "update webhook_inbox set state = ?, attempts = ?, last_error = ?, next_attempt_at = %s"
                .formatted(dialect.nowPlusMillis())
            + BY_KEY;
    this.rerun =
        """
        update webhook_inbox set state = 'OPEN', attempts = 0, next_attempt_at = %s
        where source = ? and state = 'PARKED'
        """
            .formatted(dialect.now());
    this.reopen =
        "update webhook_inbox set state = 'OPEN', next_attempt_at = %s"
                .formatted(dialect.nowPlusMillis())
            + BY_KEY
            + " and state = 'PARKED'";
    this.old =
        """
        select source, uid from webhook_inbox where state = 'DONE' and received_at < %s
        order by %s limit ?
        """
            .formatted(dialect.nowPlusMillis(), dialect.orderOfIndex("received_at"));
  }

  boolean isKnown(Connection connection, InboundEvent event) throws SQLException {
    try (PreparedStatement statement = bound(connection, STATE, event);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  void insert(Connection connection, InboundEvent event, Duration rest) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, event.source());
      statement.setString(2, InboxKey.of(event.id()));
      statement.setBytes(3, EventBytes.write(event));
      statement.setLong(4, rest.toMillis());
      statement.executeUpdate();
    }
  }

  /** Lets an event be handled again that is parked. */
  void reopen(Connection connection, InboundEvent event, Duration rest) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(reopen)) {
      statement.setLong(1, rest.toMillis());
      statement.setString(2, event.source());
      statement.setString(3, InboxKey.of(event.id()));
      statement.executeUpdate();
    }
  }

  /**
   * Locks an event that has still to be handled; nobody waits for one that is locked.
   *
   * @return {@link Handled#NOW} if it is to be handled now
   */
  Handled lock(Connection connection, InboundEvent event) throws SQLException {
    return locked(connection, event).handled();
  }

  /**
   * How it stands with an event.
   *
   * @param attempts how many have failed, if it is to be handled now
   */
  private record Standing(Handled handled, int attempts) {}

  private Standing locked(Connection connection, InboundEvent event) throws SQLException {
    try (PreparedStatement statement = bound(connection, STATE + " for update skip locked", event);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        Handled handled = row.getString("state").equals("DONE") ? Handled.BEFORE : Handled.NOW;
        return new Standing(handled, row.getInt("attempts"));
      }
    }
    return new Standing(isKnown(connection, event) ? Handled.BUSY : Handled.BEFORE, 0);
  }

  int done(Connection connection, InboundEvent event) throws SQLException {
    try (PreparedStatement statement = bound(connection, DONE, event)) {
      return statement.executeUpdate();
    }
  }

  AfterFailure fail(Connection connection, InboundEvent event, String error, Retries retries)
      throws SQLException {
    Standing standing = locked(connection, event);
    return switch (standing.handled()) {
      case BEFORE -> AfterFailure.HANDLED;
      case BUSY -> AfterFailure.BUSY;
      case NOW -> failed(connection, event, error, retries, standing.attempts() + 1);
    };
  }

  private AfterFailure failed(
      Connection connection, InboundEvent event, String error, Retries retries, int attempts)
      throws SQLException {
    Optional<Duration> wait = retries.after(attempts);
    try (PreparedStatement statement = connection.prepareStatement(failed)) {
      statement.setString(1, wait.isPresent() ? "OPEN" : "PARKED");
      statement.setInt(2, attempts);
      statement.setString(3, ErrorText.fitting(error));
      statement.setLong(4, wait.orElse(Duration.ZERO).toMillis());
      statement.setString(5, event.source());
      statement.setString(6, InboxKey.of(event.id()));
      statement.executeUpdate();
    }
    return wait.isPresent() ? AfterFailure.WAITS : AfterFailure.PARKED;
  }

  long rerun(Connection connection, String source) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(rerun)) {
      statement.setString(1, source);
      return statement.executeUpdate();
    }
  }

  /** Deletes some of what is old, and returns how many rows that was. */
  int purge(Connection connection, Duration age, int most) throws SQLException {
    int purged = 0;
    try (PreparedStatement select = connection.prepareStatement(old);
        PreparedStatement delete =
            connection.prepareStatement("delete from webhook_inbox" + BY_KEY)) {
      select.setLong(1, -age.toMillis());
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          delete.setString(1, row.getString("source"));
          delete.setString(2, row.getString("uid"));
          delete.addBatch();
          purged++;
        }
      }
      if (purged > 0) {
        delete.executeBatch();
      }
    }
    return purged;
  }

  private static PreparedStatement bound(Connection connection, String sql, InboundEvent event)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, event.source());
    statement.setString(2, InboxKey.of(event.id()));
    return statement;
  }
}
