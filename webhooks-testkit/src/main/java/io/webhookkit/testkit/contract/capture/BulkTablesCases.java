package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.webhookkit.WebhookException;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;

/**
 * In however many tables the rows of a bulk statement are, each is announced with its old and new
 * values.
 */
abstract class BulkTablesCases extends CaptureCases {

  private final long id = newId();
  private final String name = "n" + id;

  BulkTablesCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void anUpdateOfAJoinedSubclassAnnouncesTheValuesOfBothTables() {
    app().given(new Dog(id, name, "Collie"));

    execute("update Dog set name = ?1, breed = ?2 where name = ?3", "Max", "Terrier", name);

    assertThat(app().recorder())
        .received("animal.updated")
        .withChange("name", name, "Max")
        .withChange("breed", "Collie", "Terrier")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateOfAJoinedSuperclassAnnouncesItsSubclassesToo() {
    app().given(new Dog(id, name, "Collie"));
    app().given(new Animal(newId(), name));

    execute("update Animal set name = ?1 where name = ?2", "Max", name);

    assertThat(app().recorder())
        .received("animal.updated")
        .withChange("name", name, "Max")
        .withData("breed", "Collie")
        .once();
    assertThat(app().recorder())
        .received("animal.updated")
        .withChange("name", name, "Max")
        .times(2);
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteOfAJoinedSuperclassAnnouncesItsSubclassesToo() {
    app().given(new Dog(id, name, "Collie"));
    app().given(new Animal(newId(), name));

    execute("delete from Animal where name = ?1", name);

    assertThat(app().recorder()).received("animal.deleted").withData("breed", "Collie").once();
    assertThat(app().recorder()).received("animal.deleted").withData("name", name).times(2);
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateOfASecondaryTableIsCaptured() {
    app().given(new House(id, name, "Ann"));

    execute("update House set owner = ?1 where street = ?2", "Bob", name);

    assertThat(app().recorder()).received("house.updated").withChange("owner", "Ann", "Bob").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteWithASecondaryTableIsCaptured() {
    app().given(new House(id, name, "Ann"));

    execute("delete from House where owner = ?1 and street = ?2", "Ann", name);

    assertThat(app().recorder()).received("house.deleted").withData("owner", "Ann").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateOfATableForEachClassIsCaptured() {
    app().given(new Invoice(id, name));
    app().given(new Reminder(newId(), name, 1));

    execute("update Invoice set number = ?1 where number = ?2", name + "/2", name);

    assertThat(app().recorder())
        .received("invoice.updated")
        .withChange("number", name, name + "/2")
        .times(2);
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteOfATableForEachClassIsCaptured() {
    app().given(new Invoice(id, name));
    app().given(new Reminder(newId(), name, 1));

    execute("delete from Invoice where number = ?1", name);

    assertThat(app().recorder()).received("invoice.deleted").withData("number", name).times(2);
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateOfTwoTablesThatChangesItsOwnConditionIsCapturedWhenItIsRepeated() {
    app().given(new Dog(id, name, "Collie"));

    inTransaction(
        session -> {
          var query =
              session.createMutationQuery("update Dog set name = ?1, breed = ?1 where name = ?2");
          query.setParameter(1, "Max").setParameter(2, name).executeUpdate();
          query.setParameter(1, "Rex").setParameter(2, "Max").executeUpdate();
        });

    assertThat(app().recorder())
        .received("animal.updated")
        .withChange("name", name, "Rex")
        .withChange("breed", "Collie", "Rex")
        .once();
    execute("delete from Dog where name = ?1", "Rex");
  }

  @Test
  void aListOfValuesInTheConditionIsCaptured() {
    app().given(new Dog(id, name, "Collie"));
    app().given(new Visit(id, name));

    inTransaction(
        session -> {
          for (String entity : List.of("Dog", "Visit")) {
            session
                .createMutationQuery("delete from " + entity + " where id in (:ids)")
                .setParameterList("ids", List.of(id, -1L, -2L))
                .executeUpdate();
          }
        });

    assertThat(app().recorder()).received("animal.deleted").withData("name", name).once();
    assertThat(app().recorder()).received("visit.deleted").withData("page", name).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aCriteriaUpdateOfTwoTablesIsCaptured() {
    assumeFalse(
        Version.getVersionString().startsWith("8."),
        "Hibernate 8 has another method for it, which earlier ones do not have");
    app().given(new Dog(id, name, "Collie"));

    inTransaction(
        session -> {
          var builder = session.getCriteriaBuilder();
          var update = builder.createCriteriaUpdate(Dog.class);
          var dog = update.from(Dog.class);
          update.set(dog.<String>get("breed"), "Terrier");
          update.where(builder.equal(dog.get("name"), name));
          session.createMutationQuery(update).executeUpdate();
        });

    assertThat(app().recorder())
        .received("animal.updated")
        .withChange("breed", "Collie", "Terrier")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void moreRowsOfTwoTablesThanTheBoundAreRefusedAndNotChanged() {
    for (int i = 0; i <= CaptureApp.MAX_BULK_ROWS; i++) {
      app().given(new Dog(newId(), name, "Collie"));
    }

    assertThatThrownBy(() -> execute("update Dog set breed = ?1 where name = ?2", "Pug", name))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("webhooks.capture.max-bulk-rows=" + CaptureApp.MAX_BULK_ROWS);

    assertThat(app().recorder()).receivedNothingElse();
    inTransaction(
        session ->
            assertThat(
                    session
                        .createSelectionQuery(
                            "select count(*) from Dog where breed = 'Collie' and name = ?1",
                            Long.class)
                        .setParameter(1, name)
                        .getSingleResult())
                .isEqualTo(CaptureApp.MAX_BULK_ROWS + 1));
  }
}
