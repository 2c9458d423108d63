package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.ReceivedWebhook;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An entity that stands in another one's attribute or id is its id, and nothing else of it. */
abstract class ReferenceCases extends CaptureCases {

  ReferenceCases(Supplier<CaptureApp> app) {
    super(app);
  }

  private final long id = System.nanoTime();

  @AfterEach
  void nothingButTheIdHasLeft() {
    assertThat(app().recorder().received())
        .extracting(ReceivedWebhook::body)
        .isNotEmpty()
        .noneMatch(body -> body.contains("private name"));
  }

  @Test
  void anAssociationToAnyEntityIsItsNameAndItsId() {
    Company company = app().given(new Company(id, "private name"));

    inTransaction(session -> session.persist(new Note(id, company)));

    assertThat(app().recorder())
        .received("note.created")
        .withData("about", Map.of("entity", "Company", "id", id))
        .once();
  }

  @Test
  void anAssociationToAnyEntityThatMovesToAnotherClassWithTheSameIdIsAChange() {
    Note note = new Note(id, app().given(new Company(id, "private name")));
    Visit visit = app().given(new Visit(id, "/"));
    app().given(note);

    inTransaction(session -> session.find(Note.class, id).about = visit);

    assertThat(app().recorder())
        .received("note.updated")
        .withChange(
            "about", Map.of("entity", "Company", "id", id), Map.of("entity", "Visit", "id", id))
        .once();
  }

  @Test
  void anEntityInAnEmbeddedIdIsItsId() {
    Company company = app().given(new Company(id, "private name"));

    inTransaction(session -> session.persist(new Seat(company, 7)));

    assertThat(app().recorder())
        .received("seat.created")
        .forSubject(id + ",7")
        .withData("key", Map.of("company", id, "number", 7))
        .once();
  }

  @Test
  void anEntityInAnIdOfSeveralAttributesIsItsId() {
    Company company = app().given(new Company(id, "private name"));
    inTransaction(
        session -> session.persist(new Badge(session.getReference(Company.class, company.id), 7)));
    app().forget();

    inTransaction(session -> session.find(Badge.class, new Badge.Key(id, 7)).who = "somebody");

    assertThat(app().recorder())
        .received("badge.updated")
        .forSubject(id + ",7")
        .withData("company", id)
        .withData("number", 7)
        .withChange("who", null, "somebody")
        .once();
    assertThat(app().recorder().received().get(0).data().propertyNames())
        .containsExactlyInAnyOrder("company", "number", "seat", "who");
  }

  @Test
  void anAssociationToAnEntityWithACompositeIdIsThatIdByItsParts() {
    Company company = app().given(new Company(id, "private name"));
    Seat seat = app().given(new Seat(company, 7));

    inTransaction(
        session -> {
          Badge badge = new Badge(session.getReference(Company.class, company.id), 8);
          badge.seat = session.find(Seat.class, seat.key);
          session.persist(badge);
        });

    assertThat(app().recorder())
        .received("badge.created")
        .withData("seat", Map.of("company", id, "number", 7))
        .once();
  }

  @Test
  void changesOfOneEntityWithACompositeIdAreOneEvent() {
    Company company = app().given(new Company(id, "private name"));

    inTransaction(
        session -> {
          Seat seat = new Seat(company, 7);
          session.persist(seat);
          session.flush();
          seat.who = "somebody";
        });

    assertThat(app().recorder()).received("seat.created").withData("who", "somebody").once();
    assertThat(app().recorder().received()).hasSameSizeAs(List.of("created"));
  }
}
