package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Whatever a bulk statement is about, each of its rows is announced if its entity is, or it is
 * refused with the reason.
 */
abstract class BulkTargetCases extends CaptureCases {

  private final long id = newId();
  private final String name = "n" + id;

  BulkTargetCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void anUpdateOfRowsWithAnEmbeddedIdIsCaptured() {
    app().given(new Seat(app().given(new Company(id, "Acme")), 7));
    app().given(new Seat(app().given(new Company(newId(), "Other")), 7));

    execute("update Seat set who = ?1 where key.company.id = ?2", "Ann", id);

    assertThat(app().recorder())
        .received("seat.updated")
        .forSubject(id + ",7")
        .withChange("who", null, "Ann")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteOfRowsWithAnEmbeddedIdIsCaptured() {
    app().given(new Seat(app().given(new Company(id, "Acme")), 7));

    execute("delete from Seat where key.company.id = ?1", id);

    assertThat(app().recorder()).received("seat.deleted").forSubject(id + ",7").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  /** With its company in one transaction: Hibernate 6.6 would insert a detached one again. */
  private void givenBadge(long company) {
    inTransaction(
        session -> {
          Company acme = new Company(company, "Acme");
          session.persist(acme);
          session.persist(new Badge(acme, 7));
        });
    app().forget();
  }

  @Test
  void anUpdateOfRowsWithAnIdClassIsCaptured() {
    givenBadge(id);
    givenBadge(newId());

    execute("update Badge set who = ?1 where company.id = ?2", "Ann", id);

    assertThat(app().recorder())
        .received("badge.updated")
        .forSubject(id + ",7")
        .withChange("who", null, "Ann")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteOfRowsWithAnIdClassIsCaptured() {
    givenBadge(id);

    execute("delete from Badge where company.id = ?1", id);

    assertThat(app().recorder()).received("badge.deleted").forSubject(id + ",7").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateOfASuperclassAnnouncesTheSubclassThatIsAnnotated() {
    app().given(new Car(id, name));
    app().given(new Bicycle(newId(), name));

    execute("update Vehicle set plate = ?1 where plate = ?2", name + "/2", name);

    assertThat(app().recorder())
        .received("car.updated")
        .forSubject(String.valueOf(id))
        .withChange("plate", name, name + "/2")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteOfASuperclassAnnouncesTheSubclassThatIsAnnotated() {
    app().given(new Car(id, name));
    app().given(new Bicycle(newId(), name));

    execute("delete from Vehicle where plate = ?1", name);

    assertThat(app().recorder()).received("car.deleted").withData("plate", name).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aSubclassThatIsNotAnnotatedIsNoConcernOfOurs() {
    app().given(new Bicycle(id, name));

    execute("delete from Bicycle where plate = ?1", name);

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aSoftDeleteAnnouncesADeletedEntity() {
    app().given(new Ticket(name));

    execute("delete from Ticket where code = ?1", name);

    assertThat(app().recorder()).received("ticket.deleted").withData("code", name).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateOfTheOwnerOfCollectionsLeavesThemUnchanged() {
    Basket basket = new Basket(id);
    basket.name = name;
    basket.tags.add("red");
    basket.steps.add("first");
    app().given(basket);

    execute("update Basket set name = ?1 where name = ?2", name + "/2", name);

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("name", name, name + "/2")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(app().recorder().received().get(0).previous().has("steps")).isFalse();
  }

  @Test
  void anInsertOfValuesIsRefusedWithTheReasonAndTheFix() {
    assertThatThrownBy(() -> execute("insert into Visit (id, page) values (?1, ?2)", id, name))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("bulk insert of " + Visit.class.getName())
        .hasMessageContaining("ids are not known")
        .hasMessageContaining("persist");
  }

  @Test
  void anInsertOfWhatIsSelectedIsRefused() {
    assertThatThrownBy(
            () ->
                execute(
                    "insert into Visit (id, page) select id, name from Company where id = ?1", id))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("bulk insert of " + Visit.class.getName());
  }

  @Test
  void anInsertIntoTwoTablesIsRefused() {
    assertThatThrownBy(
            () ->
                execute(
                    "insert into Dog (id, name, breed) values (?1, ?2, ?3)", id, name, "Collie"))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("bulk insert of " + Dog.class.getName());
  }

  @Test
  void anInsertWithIdsFromASequenceIsRefused() {
    assertThatThrownBy(
            () -> execute("insert into Ticket (code) select name from Company where id = ?1", id))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("bulk insert of " + Ticket.class.getName());
  }

  @Test
  void anInsertOfAnUnannouncedEntityIsNoConcernOfOurs() {
    execute("insert into Company (id, name) values (?1, ?2)", id, name);

    assertThat(app().recorder()).receivedNothingElse();
  }
}
