package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.DeliveryResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** The statements on {@code webhook_attempt}, the log. */
final class AttemptTable {

  private static final String INSERT =
      "insert into webhook_attempt (event_id, endpoint, attempt, attempted_at, millis, status, error)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private final Dialect dialect;

  AttemptTable(Dialect dialect) {
    this.dialect = dialect;
  }

  void insert(Connection connection, List<Attempt> attempts) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (Attempt attempt : attempts) {
        statement.setLong(1, attempt.delivery().event().sequence());
        statement.setString(2, attempt.delivery().endpoint().name());
        statement.setInt(3, attempt.delivery().attempt());
        statement.setObject(4, dialect.timestamp(attempt.at()));
        statement.setLong(5, attempt.took().toMillis());
        bindResult(statement, attempt.result());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bindResult(PreparedStatement statement, DeliveryResult result)
      throws SQLException {
    if (result instanceof DeliveryResult.Answered answer) {
      statement.setInt(6, answer.status());
      statement.setNull(7, Types.VARCHAR);
    } else {
      statement.setNull(6, Types.INTEGER);
      statement.setString(7, ErrorText.fitting(result.summary()));
    }
  }
}
