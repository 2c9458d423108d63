package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.EventBytes;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.Inbox.Due;
import io.webhookkit.inbound.ParkedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** What is asked of {@code webhook_inbox}: which events are due, and which are parked. */
final class InboxQuery {

  private static final int PARKED_AT_MOST = 1000;

  private final Dialect dialect;
  private final String due;

  InboxQuery(Dialect dialect) {
    this.dialect = dialect;
    this.due =
        """
        select source, content, %s as millis from webhook_inbox
        where state = 'OPEN' and source in (%%s)
        order by %s limit ?
        """
            .formatted(
                dialect.millisUntil("next_attempt_at"), dialect.orderOfIndex("next_attempt_at"));
  }

  Due due(Connection connection, Collection<String> sources, int most, Duration longest)
      throws SQLException {
    List<InboundEvent> events = new ArrayList<>();
    Duration next = longest;
    String marks = String.join(", ", Collections.nCopies(sources.size(), "?"));
    try (PreparedStatement statement = connection.prepareStatement(due.formatted(marks))) {
      int position = 1;
      for (String source : sources) {
        statement.setString(position++, source);
      }
      statement.setInt(position, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long millis = row.getLong("millis");
          if (millis <= 0) {
            events.add(event(row));
          } else {
            next = millis < longest.toMillis() ? Duration.ofMillis(millis) : longest;
            break;
          }
        }
      }
    }
    return new Due(events, events.size() == most ? Duration.ZERO : next);
  }

  List<ParkedEvent> parked(Connection connection, String source) throws SQLException {
    List<ParkedEvent> parked = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select source, content, attempts, last_error, received_at from webhook_inbox"
                + " where source = ? and state = 'PARKED' order by next_attempt_at limit ?")) {
      statement.setString(1, source);
      statement.setInt(2, PARKED_AT_MOST);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          parked.add(
              new ParkedEvent(
                  event(row),
                  row.getInt("attempts"),
                  Objects.requireNonNullElse(row.getString("last_error"), ""),
                  dialect.time(row, "received_at")));
        }
      }
    }
    return parked;
  }

  private static InboundEvent event(ResultSet row) throws SQLException {
    return EventBytes.read(row.getString("source"), row.getBytes("content"));
  }
}
