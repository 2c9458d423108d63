package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Several changes of one entity in one transaction are announced as one, or not at all. */
abstract class MergedChangesCases extends CaptureCases {

  MergedChangesCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void anEntityThatIsInsertedAndThenUpdatedIsCreatedInItsNewestState() {
    inTransaction(
        session -> {
          Lead lead = new Lead("first@example.org");
          session.persist(lead);
          session.flush();
          lead.email = "newest@example.org";
        });

    assertThat(app().recorder())
        .received("lead.created")
        .withData("email", "newest@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityThatIsInsertedAndThenDeletedAnnouncesNothing() {
    inTransaction(
        session -> {
          Lead lead = new Lead("a@example.org");
          session.persist(lead);
          session.flush();
          session.remove(lead);
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void twoUpdatesAreOneFromTheFirstValueToTheLast() {
    Lead lead = app().given(new Lead("first@example.org"));

    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.email = "second@example.org";
          session.flush();
          found.email = "third@example.org";
        });

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("email", "first@example.org", "third@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityThatIsUpdatedBackAnnouncesNothing() {
    Lead lead = app().given(new Lead("a@example.org"));

    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.email = "b@example.org";
          found.bounced = true;
          session.flush();
          found.email = "a@example.org";
          found.bounced = false;
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityThatIsUpdatedAndThenDeletedIsDeletedWithItsFirstValues() {
    Lead lead = app().given(new Lead("first@example.org"));

    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.email = "second@example.org";
          session.flush();
          session.remove(found);
        });

    assertThat(app().recorder())
        .received("lead.deleted")
        .withData("email", "first@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityThatIsDeletedAndInsertedAgainIsUpdated() {
    Visit visit = app().given(new Visit(System.nanoTime(), "/old"));

    replace(visit, "/new");

    assertThat(app().recorder())
        .received("visit.updated")
        .withChange("page", "/old", "/new")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityThatIsDeletedAndInsertedAgainAsItWasAnnouncesNothing() {
    Visit visit = app().given(new Visit(System.nanoTime(), "/same"));

    replace(visit, "/same");

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void whatWasFlushedIsAnnouncedThoughTheSessionHasForgottenIt() {
    inTransaction(
        session -> {
          session.persist(new Lead("a@example.org"));
          session.flush();
          session.clear();
        });

    assertThat(app().recorder()).received("lead.created").withData("email", "a@example.org").once();
  }

  private void replace(Visit visit, String page) {
    inTransaction(
        session -> {
          session.remove(session.find(Visit.class, visit.id));
          session.flush();
          session.persist(new Visit(visit.id, page));
        });
  }
}
