package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;

/** What is told of collections that are not included, not loaded, or mapped by the other side. */
abstract class PartialCollectionCases extends BasketCases {

  PartialCollectionCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void aCollectionThatIsNotIncludedIsNeitherSentNorAnnounced() {
    app().given(basket("red"));

    change(basket -> basket.kept.add("private"));
    change(basket -> basket.name = "other");

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("name", null, "other")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(app().recorder().received()).noneMatch(webhook -> webhook.body().contains("kept"));
  }

  @Test
  void aCollectionThatIsNotLoadedIsNotLoadedAndIsListedAsOmitted() {
    app().given(basket("red"));

    inTransaction(
        session -> {
          Basket found = session.find(Basket.class, id);
          found.name = "other";
          session.flush();
          assertThat(Hibernate.isInitialized(found.tags)).isFalse();
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("name", null, "other")
        .once();
    assertThat(app().recorder().received())
        .allSatisfy(
            webhook -> {
              assertThat(webhook.data().has("tags")).isFalse();
              assertThat(webhook.body())
                  .contains("\"omitted\":[\"data.companies\",\"data.counts\",\"data.tags\"]");
            });
  }

  @Test
  void theSideThatIsMappedByTheOtherAnnouncesNothing() {
    app().given(basket("red"));
    Ticket ticket = app().given(new Ticket("T" + id));

    change((basket, session) -> basket.tickets.add(session.find(Ticket.class, ticket.id)));

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeletedEntityHasWhatWasLoadedOfItsCollections() {
    app().given(basket("red"));

    change(
        (basket, session) -> {
          Hibernate.initialize(basket.tags);
          session.remove(basket);
        });

    assertThat(app().recorder()).received("basket.deleted").withData("tags", List.of("red")).once();
    assertThat(app().recorder()).receivedNothingElse();
  }
}
