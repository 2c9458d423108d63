package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.testkit.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can't be announced is not committed. */
class FailingOutboxTest {

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void anEntityWhoseEventCannotBeStoredIsNotStoredEither(Store store) {
    try (App app = App.start(store)) {
      Databases.execute(app.database, "alter table webhook_outbox rename to out_of_reach");

      assertThatThrownBy(
              () -> app.sessions.inTransaction(s -> s.persist(new Lead("a@example.org"))))
          .rootCause()
          .message()
          .containsIgnoringCase("webhook_outbox");

      assertThat(Databases.count(app.database, "select count(*) from lead")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void afterwardsEverythingWorksAgain(Store store) {
    try (App app = App.start(store)) {
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
