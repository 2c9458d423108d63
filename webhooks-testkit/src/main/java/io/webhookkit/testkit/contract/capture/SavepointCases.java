package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.webhookkit.hibernate.HibernateChanges;
import java.sql.Savepoint;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What was undone by a rollback to a savepoint was never committed. */
abstract class SavepointCases extends CaptureCases {

  SavepointCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void whatCameAfterTheSavepointIsNotAnnounced() {
    inTransaction(
        session -> {
          persistAndFlush(session, "before@example.org");
          undone(session, () -> persistAndFlush(session, "undone@example.org"));
          persistAndFlush(session, "after@example.org");
        });

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "before@example.org")
        .once();
    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "after@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aSavepointBeforeTheFirstChangeUndoesIt() {
    inTransaction(session -> undone(session, () -> persistAndFlush(session, "undone@example.org")));

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateAfterTheSavepointLeavesTheEarlierOne() {
    Lead lead = app().given(new Lead("old@example.org"));

    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.email = "new@example.org";
          session.flush();
          undone(
              session,
              () -> {
                found.email = "undone@example.org";
                session.flush();
              });
          session.clear();
        });

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("email", "old@example.org", "new@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  private static void persistAndFlush(Session session, String email) {
    session.persist(new Lead(email));
    session.flush();
  }

  /** Does the work and rolls back to where it began, as applications without Spring do. */
  private void undone(Session session, Runnable work) {
    assumeFalse(app().isJta(), "a JTA transaction has no savepoints");
    HibernateChanges changes = new HibernateChanges(app().sessions());
    session.doWork(
        connection -> {
          Savepoint savepoint = connection.setSavepoint();
          HibernateChanges.Mark mark = changes.mark(session);
          work.run();
          connection.rollback(savepoint);
          changes.rollbackTo(session, mark);
        });
  }
}
