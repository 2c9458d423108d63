package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.outbox.jdbc.Rows.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** The statements on {@code webhook_attempt}, the log. */
final class AttemptTable {

  private static final Rows ROWS =
      new Rows(
          "insert into webhook_attempt"
              + " (event_id, endpoint, attempt, attempted_at, millis, status, error)",
          "(?, ?, ?, ?, ?, ?, ?)");

  private final Dialect dialect;

  AttemptTable(Dialect dialect) {
    this.dialect = dialect;
  }

  void insert(Connection connection, List<Attempt> attempts) throws SQLException {
    ROWS.insert(connection, attempts, this::bind);
  }

  private void bind(Parameters parameters, Attempt attempt) throws SQLException {
    PreparedStatement statement = parameters.statement();
    statement.setLong(parameters.next(), attempt.delivery().event().sequence());
    statement.setString(parameters.next(), attempt.delivery().endpoint().name());
    statement.setInt(parameters.next(), attempt.delivery().attempt());
    statement.setObject(parameters.next(), dialect.timestamp(attempt.at()));
    statement.setLong(parameters.next(), attempt.took().toMillis());
    if (attempt.result() instanceof DeliveryResult.Answered answer) {
      statement.setInt(parameters.next(), answer.status());
      statement.setNull(parameters.next(), Types.VARCHAR);
    } else {
      statement.setNull(parameters.next(), Types.INTEGER);
      statement.setString(parameters.next(), ErrorText.fitting(attempt.result().summary()));
    }
  }
}
