package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookException;
import io.webhookkit.testkit.Databases;
import jakarta.transaction.Synchronization;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionObserver;
import org.junit.jupiter.api.Test;

/** An event exists if and only if its transaction committed. */
class TransactionEndTest extends CaptureTest {

  @Test
  void aRolledBackTransactionAnnouncesNothing() {
    try (Session session = app.sessions.openSession()) {
      Transaction transaction = session.beginTransaction();
      session.persist(new Lead("a@example.org"));
      session.flush();
      transaction.rollback();
    }

    assertThat(app.recorder).receivedNothingElse();
  }

  @Test
  void aReusedSessionAnnouncesNothingOfATransactionThatWasRolledBack() {
    try (Session session = app.sessions.openSession()) {
      Transaction first = session.beginTransaction();
      session.persist(new Lead("rolled-back@example.org"));
      session.flush();
      first.rollback();
      session.clear();

      Transaction second = session.beginTransaction();
      session.persist(new Lead("committed@example.org"));
      second.commit();
    }

    assertThat(app.recorder)
        .received("lead.created")
        .withData("email", "committed@example.org")
        .once();
    assertThat(app.recorder).receivedNothingElse();
  }

  @Test
  void aReusedSessionAnnouncesNothingTwice() {
    try (Session session = app.sessions.openSession()) {
      for (String email : new String[] {"first@example.org", "second@example.org"}) {
        Transaction transaction = session.beginTransaction();
        session.persist(new Lead(email));
        transaction.commit();
      }
    }

    assertThat(app.recorder).received("lead.created").withData("email", "first@example.org").once();
    assertThat(app.recorder)
        .received("lead.created")
        .withData("email", "second@example.org")
        .once();
    assertThat(app.recorder).receivedNothingElse();
  }

  @Test
  void aReusedSessionIsNotConfusedByASynchronizationThatThrowsAfterTheCommit() {
    try (App own = App.start(store);
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

  @Test
  void aTransactionThatMayOnlyRollBackAnnouncesNothing() {
    try (Session session = app.sessions.openSession()) {
      Transaction transaction = session.beginTransaction();
      session.persist(new Lead("a@example.org"));
      session.flush();
      transaction.markRollbackOnly();
      transaction.commit();
    }

    assertThat(app.recorder).receivedNothingElse();
  }

  @Test
  void anAbandonedSessionAnnouncesNothing() {
    try (Session session = app.sessions.openSession()) {
      session.beginTransaction();
      session.persist(new Lead("a@example.org"));
      session.flush();
    }

    inTransaction(session -> session.persist(new Lead("b@example.org")));

    assertThat(app.recorder).received("lead.created").withData("email", "b@example.org").once();
    assertThat(app.recorder).receivedNothingElse();
  }

  @Test
  void aChildSessionThatIsClosedBeforeTheEndAnnouncesWhatWasCommitted() {
    try (Session parent = app.sessions.openSession()) {
      Transaction transaction = parent.beginTransaction();
      persistInChildOf(parent, new Lead("child@example.org"));
      transaction.commit();
    }

    assertThat(app.recorder).received("lead.created").withData("email", "child@example.org").once();
    assertThat(app.recorder).receivedNothingElse();
  }

  @Test
  void aChildSessionThatIsClosedAnnouncesNothingIfTheCommitFailsInTheEnd() {
    long before = storedEvents();
    try (Session parent = app.sessions.openSession()) {
      Transaction transaction = parent.beginTransaction();
      persistInChildOf(parent, new Lead("child@example.org"));
      parent
          .unwrap(SharedSessionContractImplementor.class)
          .getTransactionCoordinator()
          .addObserver(new ThrowingBeforeCompletion());
      assertThatThrownBy(transaction::commit).hasStackTraceContaining("thrown by a test");
    }

    assertThat(storedEvents()).isEqualTo(before);
  }

  /** A leased event that nobody has in memory would be sent only when its lease ends. */
  private long storedEvents() {
    return store == Store.IN_MEMORY
        ? app.recorder.received().size()
        : Databases.count(app.database, "select count(*) from webhook_outbox");
  }

  private static void persistInChildOf(Session parent, Lead lead) {
    try (Session child = parent.sessionWithOptions().connection().openSession()) {
      child.persist(lead);
      child.flush();
    }
  }

  @Test
  void aChangeOutsideATransactionIsRefused() {
    try (StatelessSession session = app.sessions.openStatelessSession()) {
      assertThatThrownBy(() -> session.insert(new Visit(System.nanoTime(), "/")))
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("Visit")
          .hasMessageContaining("outside a transaction");
    }
  }

  @Test
  void aStatelessSessionAnnouncesItsChanges() {
    Visit visit = new Visit(System.nanoTime(), "/");

    app.sessions.inStatelessTransaction(session -> session.insert(visit));

    assertThat(app.recorder).received("visit.created").forSubject(visit.id.toString()).once();
    assertThat(app.recorder).receivedNothingElse();
  }

  @Test
  void anUnannouncedEntityIsNoConcernOfOurs() {
    try (StatelessSession session = app.sessions.openStatelessSession()) {
      session.insert(new Company(System.nanoTime(), "Acme"));
    }

    assertThat(app.recorder).receivedNothingElse();
    assertThat(app.recorder.requests()).isEmpty();
  }

  private static final class ThrowingBeforeCompletion implements TransactionObserver {
    @Override
    public void afterBegin() {}

    @Override
    public void beforeCompletion() {
      throw new IllegalStateException("thrown by a test");
    }

    @Override
    public void afterCompletion(boolean successful, boolean delayed) {}
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
