package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.junit.jupiter.api.Test;

/** How an entity is mapped changes what its events hold, and not whether there are any. */
abstract class MappingCases extends CaptureCases {

  private final long id = newId();

  MappingCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void anEntityInTwoTablesIsOneEvent() {
    inTransaction(session -> session.persist(new Dog(id, "Rex", "Collie")));

    assertThat(app().recorder())
        .received("animal.created")
        .withData("name", "Rex")
        .withData("breed", "Collie")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityInTwoTablesThatChangesInBothIsOneEvent() {
    app().given(new Dog(id, "Rex", "Collie"));

    inTransaction(
        session -> {
          Animal found = session.find(Animal.class, id);
          found.name = "Max";
          ((Dog) found).breed = "Terrier";
        });

    assertThat(app().recorder())
        .received("animal.updated")
        .withChange("name", "Rex", "Max")
        .withChange("breed", "Collie", "Terrier")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityWithAnIdFromASequenceIsCreatedOnceWithItsLaterChanges() {
    inTransaction(
        session -> {
          Ticket ticket = new Ticket("A" + id);
          session.persist(ticket);
          ticket.code = "B" + id;
        });

    assertThat(app().recorder()).received("ticket.created").withData("code", "B" + id).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anIdFromTheDatabaseIsCreatedInsideAManualFlushToo() {
    inTransaction(
        session -> {
          session.setHibernateFlushMode(FlushMode.MANUAL);
          Lead lead = new Lead("a@example.org");
          session.persist(lead);
          lead.email = "b@example.org";
          session.flush();
        });

    assertThat(app().recorder()).received("lead.created").withData("email", "b@example.org").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChangedNaturalIdIsAnUpdate() {
    Ticket ticket = app().given(new Ticket("A" + id));

    inTransaction(session -> session.find(Ticket.class, ticket.id).code = "B" + id);

    assertThat(app().recorder())
        .received("ticket.updated")
        .withChange("code", "A" + id, "B" + id)
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aSoftlyDeletedEntityIsDeleted() {
    Ticket ticket = app().given(new Ticket("A" + id));

    inTransaction(session -> session.remove(session.find(Ticket.class, ticket.id)));

    assertThat(app().recorder()).received("ticket.deleted").withData("code", "A" + id).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEqualValueInAnotherFormIsNoChange() {
    Sample sample = new Sample(UUID.randomUUID());
    sample.price = new BigDecimal("12.50");
    sample.bytes = new byte[] {1, 2, 3};
    app().given(sample);

    inTransaction(
        session -> {
          Sample found = session.find(Sample.class, sample.id);
          found.bytes = new byte[] {1, 2, 3};
          found.price = new BigDecimal("12.5");
        });

    assertThat(app().recorder()).receivedNothingElse();
  }
}
