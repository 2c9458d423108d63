package io.webhookkit.outbox;

import io.webhookkit.WebhookException;
import java.sql.SQLException;

/**
 * The outbox's database has refused a statement. The text and the cause tell its SQL state and
 * error code alone: drivers quote bound values in theirs, and those are payloads.
 */
public final class OutboxException extends WebhookException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param failed what could not be done, as a sentence without its stop
   * @param refusal what the driver threw; only its SQL state, error code and stack are kept
   */
  public OutboxException(String failed, SQLException refusal) {
    super(failed + ": " + text(refusal), withoutValues(refusal));
  }

  private static SQLException withoutValues(SQLException refusal) {
    SQLException safe =
        new SQLException(text(refusal), refusal.getSQLState(), refusal.getErrorCode());
    safe.setStackTrace(refusal.getStackTrace());
    return safe;
  }

  private static String text(SQLException refusal) {
    String state = String.valueOf(refusal.getSQLState());
    return "%s with SQLState %s and error code %d (%s)"
        .formatted(
            refusal.getClass().getSimpleName(), state, refusal.getErrorCode(), meaning(state));
  }

  /** What the first two characters of an SQL state stand for in the SQL standard. */
  private static String meaning(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> "the connection was lost";
      case "22" -> "a value does not fit its column";
      case "23" -> "a constraint refused a row";
      case "25" -> "the transaction can't take a statement any more";
      case "40" -> "the database has rolled the transaction back: try it again";
      case "42" -> "a table or column is missing or not allowed: see the outbox's schema file";
      default -> "see the database's own log";
    };
  }
}
