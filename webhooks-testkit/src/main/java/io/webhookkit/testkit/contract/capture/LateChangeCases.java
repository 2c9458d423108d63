package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import jakarta.transaction.Synchronization;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionObserver;
import org.junit.jupiter.api.Test;

/** Changes that the application's own synchronization makes while the transaction completes. */
abstract class LateChangeCases extends CaptureCases {

  LateChangeCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void aLateUpdateIsInTheEvent() {
    inTransaction(
        session -> {
          Lead lead = new Lead("early@example.org");
          session.persist(lead);
          session.flush();
          beforeCompletion(session, () -> lead.email = "late@example.org");
        });

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "late@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aLateDeletionTakesTheEventBack() {
    inTransaction(
        session -> {
          Lead lead = new Lead("a@example.org");
          session.persist(lead);
          session.flush();
          beforeCompletion(session, () -> session.remove(lead));
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aLateInsertIsAnnouncedBesideTheEarlierOne() {
    inTransaction(
        session -> {
          session.persist(new Lead("early@example.org"));
          session.flush();
          beforeCompletion(session, () -> session.persist(new Lead("late@example.org")));
        });

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "early@example.org")
        .once();
    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "late@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aLateInsertIsAnnouncedThoughNothingWasChangedBefore() {
    inTransaction(
        session -> beforeCompletion(session, () -> session.persist(new Lead("late@example.org"))));

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "late@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aLateInsertIsAnnouncedThoughAnotherSynchronizationFollows() {
    inTransaction(
        session -> {
          beforeCompletion(session, () -> session.persist(new Lead("late@example.org")));
          beforeCompletion(session, () -> {});
        });

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "late@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChangeThatIsEvenLaterThanOursCorrectsTheEvent() {
    inTransaction(
        session -> {
          Lead lead = new Lead("early@example.org");
          session.persist(lead);
          session.flush();
          afterOurs(session, () -> lead.email = "later@example.org");
        });

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "later@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeletionThatIsEvenLaterThanOursTakesTheEventBack() {
    inTransaction(
        session -> {
          Lead lead = new Lead("a@example.org");
          session.persist(lead);
          session.flush();
          afterOurs(session, () -> session.remove(lead));
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  private static void afterOurs(Session session, Runnable work) {
    session
        .unwrap(SharedSessionContractImplementor.class)
        .getTransactionCoordinator()
        .addObserver(
            new TransactionObserver() {
              @Override
              public void afterBegin() {}

              @Override
              public void beforeCompletion() {
                work.run();
                session.flush();
              }

              @Override
              public void afterCompletion(boolean successful, boolean delayed) {}
            });
  }

  private static void beforeCompletion(Session session, Runnable work) {
    session
        .getTransaction()
        .registerSynchronization(
            new Synchronization() {
              @Override
              public void beforeCompletion() {
                work.run();
                session.flush();
              }

              @Override
              public void afterCompletion(int status) {}
            });
  }
}
