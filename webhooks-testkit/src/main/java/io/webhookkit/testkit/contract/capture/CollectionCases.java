package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;

/** What a change of a collection announces that the annotations include. */
abstract class CollectionCases extends BasketCases {

  CollectionCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void anInsertedEntityHasItsCollections() {
    inTransaction(session -> session.persist(basket("red")));

    assertThat(app().recorder())
        .received("basket.created")
        .withData("tags", List.of("red"))
        .withData("steps", List.of("first", "second"))
        .withData("counts", Map.of("apples", 3))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anAddedElementIsAnUpdateOfTheCollection() {
    app().given(basket("red"));

    change(basket -> basket.steps.add("third"));

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("steps", List.of("first", "second"), List.of("first", "second", "third"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aCollectionOfAVersionedEntityChangesWithItsEntityInOneEvent() {
    Lead lead = new Lead("a@example.org");
    lead.tags.add("red");
    app().given(lead);

    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          found.tags.clear();
          found.tags.add("blue");
          found.email = "b@example.org";
        });

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("tags", List.of("red"), List.of("blue"))
        .withChange("email", "a@example.org", "b@example.org")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aCollectionOfAVersionedEntityThatChangesAloneIsAnnounced() {
    Lead lead = app().given(new Lead("a@example.org"));

    inTransaction(session -> session.find(Lead.class, lead.id).tags.add("red"));

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("tags", List.of(), List.of("red"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChangedCollectionAnnouncesTheEventThatIsNamedForIt() {
    app().given(basket("red"));

    change(basket -> basket.tags.remove("red"));

    assertThat(app().recorder()).received("basket.tagged").once();
    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("tags", List.of("red"), List.of())
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anotherCollectionDoesNotAnnounceIt() {
    app().given(basket("red"));

    change(basket -> basket.counts.put("apples", 4));

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("counts.apples", 3, 4)
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void collectionsThatChangeTogetherAreToldWithWhatEachHeldBefore() {
    app().given(basket("red"));

    change(
        basket -> {
          basket.tags.remove("red");
          basket.steps.add("third");
          basket.counts.put("apples", 4);
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("tags", List.of("red"), List.of())
        .withChange("steps", List.of("first", "second"), List.of("first", "second", "third"))
        .withChange("counts.apples", 3, 4)
        .once();
  }

  @Test
  void aDeletedEntityHadTheCollectionsThatWereStored() {
    app().given(basket("red"));

    inTransaction(
        session -> {
          Basket basket = session.find(Basket.class, id);
          basket.tags.remove("red");
          basket.steps.add("third");
          session.remove(basket);
        });

    assertThat(app().recorder())
        .received("basket.deleted")
        .withData("tags", List.of("red"))
        .withData("steps", List.of("first", "second"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityThatIsDeletedWithoutHavingBeenLoadedHasNoCollections() {
    app().given(basket("red"));

    inTransaction(session -> session.remove(basket("not what is stored")));

    assertThat(app().recorder()).received("basket.deleted").withData("id", id).once();
    assertThat(app().recorder().received().get(0).data().has("tags")).isFalse();
  }

  @Test
  void anElementThatIsAddedAndRemovedAgainAnnouncesNothing() {
    app().given(basket("red"));

    change(
        basket -> {
          basket.tags.add("blue");
          basket.tags.remove("blue");
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEqualCollectionInPlaceOfAnotherAnnouncesNothing() {
    app().given(basket("red"));

    change(
        basket -> {
          Hibernate.initialize(basket.tags);
          basket.tags = new HashSet<>(Set.of("red"));
          basket.steps = List.of("first", "second");
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anotherCollectionInPlaceOfOneIsAnUpdate() {
    app().given(basket("red"));

    change(
        basket -> {
          Hibernate.initialize(basket.tags);
          basket.tags = new HashSet<>(Set.of("blue"));
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("tags", List.of("red"), List.of("blue"))
        .once();
  }

  @Test
  void anotherCollectionInPlaceOfOneThatWasNotLoadedIsAnUpdateFromSomethingUnknown() {
    app().given(basket("red"));

    change(basket -> basket.tags = new HashSet<>(Set.of("blue")));

    assertThat(app().recorder())
        .received("basket.updated")
        .withData("tags", List.of("blue"))
        .withData("name", null)
        .once();
    assertThat(app().recorder().received())
        .allSatisfy(webhook -> assertThat(webhook.body()).contains("\"previous.tags\""));
  }

  @Test
  void twoFlushesOfACollectionAreOneChange() {
    app().given(basket("red"));

    inTransaction(
        session -> {
          Basket found = session.find(Basket.class, id);
          found.tags.add("blue");
          session.flush();
          found.tags.remove("red");
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("tags", List.of("red"), List.of("blue"))
        .once();
  }

  @Test
  void aReorderedListIsAnUpdateAndAReorderedSetIsNone() {
    app().given(basket("red", "blue"));

    change(
        basket -> {
          basket.steps.remove("first");
          basket.steps.add("first");
          basket.tags.remove("red");
          basket.tags.add("red");
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("steps", List.of("first", "second"), List.of("second", "first"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aCollectionOfEntitiesIsTheListOfTheirIds() {
    Company company = app().given(new Company(newId(), "private name"));
    app().given(basket("red"));

    change(
        (basket, session) -> basket.companies.add(session.getReference(Company.class, company.id)));

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("companies", List.of(), List.of(company.id))
        .once();
  }
}
