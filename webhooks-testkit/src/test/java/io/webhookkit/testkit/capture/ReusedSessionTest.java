package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.testkit.contract.capture.Lead;
import jakarta.transaction.Synchronization;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one transaction of a session leaves to the next. */
class ReusedSessionTest {

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL", "IN_MEMORY"})
  void aReusedSessionIsNotConfusedByASynchronizationThatThrowsAfterTheCommit(Stage stage) {
    try (StageApp own = StageApp.start(stage);
        Session session = own.sessions.openSession()) {
      Transaction first = session.beginTransaction();
      first.registerSynchronization(new ThrowingAfterCompletion());
      session.persist(new Lead("first@example.org"));
      assertThatThrownBy(first::commit).hasStackTraceContaining("thrown by a test");

      Transaction second = session.beginTransaction();
      session.persist(new Lead("second@example.org"));
      second.commit();

      assertThat(own.recorder)
          .received("lead.created")
          .withData("email", "second@example.org")
          .once();
      assertThat(own.recorder).receivedNothingElse();
    }
  }

  private static final class ThrowingAfterCompletion implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      throw new IllegalStateException("thrown by a test");
    }
  }
}
