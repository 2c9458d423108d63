package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionObserver;
import org.junit.jupiter.api.Test;

/** An event exists if and only if its transaction committed. */
abstract class TransactionEndCases extends CaptureCases {

  TransactionEndCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void aRolledBackTransactionAnnouncesNothing() {
    try (Session session = app().sessions().openSession()) {
      Transaction transaction = session.beginTransaction();
      session.persist(new Lead("a@example.org"));
      session.flush();
      transaction.rollback();
    }

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aReusedSessionAnnouncesNothingOfATransactionThatWasRolledBack() {
    try (Session session = app().sessions().openSession()) {
      Transaction first = session.beginTransaction();
      session.persist(new Lead("rolled-back@example.org"));
      session.flush();
      first.rollback();
      session.clear();

      Transaction second = session.beginTransaction();
      session.persist(new Lead("committed@example.org"));
      second.commit();
    }

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "committed@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aReusedSessionAnnouncesNothingTwice() {
    try (Session session = app().sessions().openSession()) {
      for (String email : new String[] {"first@example.org", "second@example.org"}) {
        Transaction transaction = session.beginTransaction();
        session.persist(new Lead(email));
        transaction.commit();
      }
    }

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "first@example.org")
        .once();
    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "second@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aTransactionThatMayOnlyRollBackAnnouncesNothing() {
    try (Session session = app().sessions().openSession()) {
      Transaction transaction = session.beginTransaction();
      session.persist(new Lead("a@example.org"));
      session.flush();
      transaction.markRollbackOnly();
      try {
        transaction.commit();
      } catch (RuntimeException e) {
        assertThat(e).hasStackTraceContaining("oll"); // JTA says that it was rolled back
      }
    }

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anAbandonedSessionAnnouncesNothing() {
    assumeFalse(app().isJta(), "a JTA transaction outlives its session");
    try (Session session = app().sessions().openSession()) {
      session.beginTransaction();
      session.persist(new Lead("a@example.org"));
      session.flush();
    }

    inTransaction(session -> session.persist(new Lead("b@example.org")));

    assertThat(app().recorder()).received("lead.created").withData("email", "b@example.org").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChildSessionThatIsClosedBeforeTheEndAnnouncesWhatWasCommitted() {
    assumeFalse(app().isJta(), "Hibernate ends a JTA session with its child");
    try (Session parent = app().sessions().openSession()) {
      Transaction transaction = parent.beginTransaction();
      persistInChildOf(parent, new Lead("child@example.org"));
      transaction.commit();
    }

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "child@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChildSessionThatIsClosedAnnouncesNothingIfTheCommitFailsInTheEnd() {
    assumeFalse(app().isJta(), "Hibernate ends a JTA session with its child");
    long before = app().storedEvents().getAsLong();
    try (Session parent = app().sessions().openSession()) {
      Transaction transaction = parent.beginTransaction();
      persistInChildOf(parent, new Lead("child@example.org"));
      parent
          .unwrap(SharedSessionContractImplementor.class)
          .getTransactionCoordinator()
          .addObserver(new ThrowingBeforeCompletion());
      assertThatThrownBy(transaction::commit).hasStackTraceContaining("thrown by a test");
    }

    // A leased event that nobody has in memory would be sent only when its lease ends.
    assertThat(app().storedEvents()).returns(before, LongSupplier::getAsLong);
  }

  private static void persistInChildOf(Session parent, Lead lead) {
    try (Session child = parent.sessionWithOptions().connection().openSession()) {
      child.persist(lead);
      child.flush();
    }
  }

  @Test
  void twoSessionsInOneJtaTransactionAreOneEvent() {
    assumeTrue(app().isJta(), "only JTA has transactions of several sessions");
    Lead lead = app().given(new Lead("old@example.org"));

    try (Session one = app().sessions().openSession();
        Session two = app().sessions().openSession()) {
      Transaction transaction = one.beginTransaction();
      one.find(Lead.class, lead.id).email = "one@example.org";
      one.flush();
      two.find(Lead.class, lead.id).bounced = true;
      two.flush();
      transaction.commit();
    }

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("email", "old@example.org", "one@example.org")
        .withChange("bounced", false, true)
        .once();
    assertThat(app().recorder()).received("lead.bounced").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aFlushThatFailedAndWasSwallowedAnnouncesNothing() {
    Visit visit = app().given(new Visit(newId(), "/"));
    try (Session session = app().sessions().openSession()) {
      Transaction transaction = session.beginTransaction();
      session.persist(new Visit(visit.id, "/again"));
      assertThatThrownBy(session::flush).isNotNull();
      try {
        transaction.commit();
      } catch (RuntimeException e) {
        assertThat(e).hasStackTraceContaining("roll"); // as most databases and JTA insist
      }
    }

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUnannouncedEntityIsNoConcernOfOurs() {
    app()
        .sessions()
        .inStatelessTransaction(
            session -> session.insert(Company.class.getName(), new Company(newId(), "Acme")));

    assertThat(app().recorder()).receivedNothingElse();
    assertThat(app().recorder().requests()).isEmpty();
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
}
