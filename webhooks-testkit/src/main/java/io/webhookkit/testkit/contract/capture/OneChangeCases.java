package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.ReceivedWebhook;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.junit.jupiter.api.Test;

/** What one change in one transaction announces. */
abstract class OneChangeCases extends CaptureCases {

  OneChangeCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void anInsertedEntityIsCreated() {
    Lead lead = new Lead("a@example.org");

    inTransaction(session -> session.persist(lead));

    assertThat(app().recorder())
        .received("lead.created")
        .forSubject(String.valueOf(lead.id))
        .withData("id", lead.id)
        .withData("email", "a@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdatedEntityHasItsEarlierValues() {
    Lead lead = app().given(new Lead("old@example.org"));

    inTransaction(session -> session.find(Lead.class, lead.id).email = "new@example.org");

    assertThat(app().recorder())
        .received("lead.updated")
        .forSubject(String.valueOf(lead.id))
        .withChange("email", "old@example.org", "new@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(theOnlyWebhook().previous().has("bounced")).isFalse();
  }

  @Test
  void aDeletedEntityHasItsLastValues() {
    Lead lead = app().given(new Lead("a@example.org"));

    inTransaction(session -> session.remove(session.find(Lead.class, lead.id)));

    assertThat(app().recorder())
        .received("lead.deleted")
        .forSubject(String.valueOf(lead.id))
        .withData("email", "a@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate() {
    Lead lead = app().given(new Lead("a@example.org"));

    inTransaction(session -> session.find(Lead.class, lead.id).bounced = true);

    assertThat(app().recorder()).received("lead.updated").withChange("bounced", false, true).once();
    assertThat(app().recorder()).received("lead.bounced").withChange("bounced", false, true).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anIgnoredAttributeNeverAppears() {
    Lead lead = new Lead("a@example.org");
    lead.passwordHash = "secret-hash";
    lead.address = new Address("Bonn", "secret-code");
    inTransaction(session -> session.persist(lead));
    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.passwordHash = "secret-too";
          found.address = new Address("Köln", "secret-as-well");
        });
    inTransaction(session -> session.remove(session.find(Lead.class, lead.id)));

    assertThat(app().recorder()).received("lead.created").once();
    assertThat(app().recorder()).received("lead.updated").once();
    assertThat(app().recorder()).received("lead.deleted").once();
    assertThat(app().recorder().received())
        .extracting(ReceivedWebhook::body)
        .noneMatch(body -> body.contains("secret"))
        .noneMatch(body -> body.contains("passwordHash"))
        .noneMatch(body -> body.contains("doorCode"));
  }

  @Test
  void aChangeOfAnIgnoredAttributeAloneAnnouncesNothing() {
    Lead lead = new Lead("a@example.org");
    lead.address = new Address("Bonn", "1234");
    app().given(lead);

    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.passwordHash = "changed";
          found.address = new Address("Bonn", "4321");
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChangeOfTheVersionAloneAnnouncesNothing() {
    Lead lead = app().given(new Lead("a@example.org"));

    inTransaction(
        session ->
            session.lock(session.find(Lead.class, lead.id), LockMode.OPTIMISTIC_FORCE_INCREMENT));

    assertThat(app().recorder()).receivedNothingElse();
    app()
        .sessions()
        .inSession(session -> assertThat(session.find(Lead.class, lead.id).version).isEqualTo(1));
  }

  @Test
  void anEmbeddedValueIsAnObject() {
    Lead lead = new Lead("a@example.org");
    lead.address = new Address("Bonn", null);
    app().given(lead);

    inTransaction(session -> session.find(Lead.class, lead.id).address = new Address("Köln", null));

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("address.city", "Bonn", "Köln");
  }

  @Test
  void anAssociatedEntityIsItsIdAndIsNotLoaded() {
    Company company = app().given(new Company(System.nanoTime(), "Acme"));

    inTransaction(
        session -> {
          Lead lead = new Lead("a@example.org");
          lead.company = session.getReference(Company.class, company.id);
          session.persist(lead);
          session.flush();
          assertThat(Hibernate.isInitialized(lead.company)).isFalse();
        });

    assertThat(app().recorder()).received("lead.created").withData("company", company.id).once();
  }

  @Test
  void aMergedEntityHasWhatWasStoredAsItsEarlierValues() {
    Lead detached = app().given(new Lead("old@example.org"));
    detached.email = "new@example.org";

    inTransaction(session -> session.merge(detached));

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("email", "old@example.org", "new@example.org")
        .once();
  }

  @Test
  void anAttributeThatIsNotUpdatableKeepsItsStoredValue() {
    Lead lead = new Lead("a@example.org");
    lead.source = "fair";
    app().given(lead);

    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.source = "not stored";
          found.bounced = true;
        });

    assertThat(app().recorder()).received("lead.updated").withData("source", "fair").once();
  }

  @Test
  void anEntityThatWasMadeOnlyToRemoveItsRowTellsItsIdAlone() {
    Lead stored = app().given(new Lead("a@example.org"));
    Lead made = new Lead("never stored");
    made.id = stored.id;
    made.version = stored.version;

    inTransaction(session -> session.remove(made));

    assertThat(app().recorder())
        .received("lead.deleted")
        .forSubject(String.valueOf(stored.id))
        .withData("id", stored.id)
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDetachedEntityThatIsRemovedTellsItsIdAlone() {
    Lead detached = app().given(new Lead("a@example.org"));
    detached.email = "not stored";

    inTransaction(session -> session.remove(detached));

    assertThat(app().recorder())
        .received("lead.deleted")
        .forSubject(String.valueOf(detached.id))
        .withData("id", detached.id)
        .once();
    assertThat(theOnlyWebhook().data().has("email")).isFalse();
  }

  private ReceivedWebhook theOnlyWebhook() {
    assertThat(app().recorder().received()).hasSize(1);
    return app().recorder().received().get(0);
  }
}
