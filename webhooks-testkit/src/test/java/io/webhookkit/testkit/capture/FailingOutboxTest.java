package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.capture.Lead;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can't be announced is not committed. */
class FailingOutboxTest {

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void anEntityWhoseEventCannotBeStoredIsNotStoredEither(Stage stage) {
    try (StageApp app = StageApp.start(stage)) {
      Databases.execute(app.database, "alter table webhook_outbox rename to out_of_reach");

      assertThatThrownBy(
              () -> app.sessions.inTransaction(s -> s.persist(new Lead("a@example.org"))))
          .rootCause()
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("SQLState 42");

      assertThat(Databases.count(app.database, "select count(*) from leads")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void theErrorTellsWhatIsWrongAndNothingOfThePayload(Stage stage) {
    try (StageApp app = StageApp.start(stage)) {
      Databases.execute(
          app.database,
          "alter table webhook_outbox add constraint only_deleted check (type = 'lead.deleted')");

      Throwable thrown =
          catchThrowable(
              () -> app.sessions.inTransaction(s -> s.persist(new Lead("private@example.org"))));

      assertThat(everything(thrown))
          .contains("events could not be stored", "SQLState 23")
          .doesNotContain(
              "private@example.org", HexFormat.of().formatHex("private".getBytes(UTF_8)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void anEventPublishedAloneThatCannotBeStoredIsNotInTheErrorEither(Stage stage) {
    try (StageApp app = StageApp.start(stage)) {
      Databases.execute(
          app.database,
          "alter table webhook_outbox add constraint only_deleted check (type = 'lead.deleted')");

      Throwable thrown =
          catchThrowable(() -> app.webhooks.publish("lead.seen", "7", Map.of("who", "private")));

      assertThat(everything(thrown))
          .contains("Could not store events", "SQLState 23")
          .doesNotContain("who", HexFormat.of().formatHex("private".getBytes(UTF_8)));
    }
  }

  /** What a log would show, and what the drivers have beside it. */
  private static String everything(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getNextException() != null) {
        text.append(everything(sql.getNextException()));
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void afterwardsEverythingWorksAgain(Stage stage) {
    try (StageApp app = StageApp.start(stage)) {
      Databases.execute(app.database, "alter table webhook_outbox rename to out_of_reach");
      assertThatThrownBy(
          () -> app.sessions.inTransaction(s -> s.persist(new Lead("refused@example.org"))));
      Databases.execute(app.database, "alter table out_of_reach rename to webhook_outbox");

      app.sessions.inTransaction(session -> session.persist(new Lead("taken@example.org")));

      assertThat(app.recorder)
          .received("lead.created")
          .withData("email", "taken@example.org")
          .once();
      assertThat(app.recorder).receivedNothingElse();
    }
  }
}
