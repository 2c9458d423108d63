package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.webhookkit.WebhookException;
import io.webhookkit.testkit.ReceivedWebhook;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;

/** What a session without a memory announces: it knows what it was given, and nothing before. */
abstract class StatelessCases extends CaptureCases {

  private final long id = newId();

  StatelessCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void anInsertedEntityIsCreated() {
    inStateless(session -> session.insert(Visit.class.getName(), new Visit(id, "/")));

    assertThat(app().recorder()).received("visit.created").withData("page", "/").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anInsertedEntityHasItsCollections() {
    Basket basket = new Basket(id);
    basket.tags.add("red");

    inStateless(session -> session.insert(Basket.class.getName(), basket));

    assertThat(app().recorder()).received("basket.created").withData("tags", List.of("red")).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateSaysThatItsEarlierValuesAreNotKnown() {
    app().given(new Visit(id, "/"));

    inStateless(session -> session.update(new Visit(id, "/home")));

    assertThat(app().recorder()).received("visit.updated").withData("page", "/home").once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(theOnlyWebhook().body())
        .contains("\"omitted\":[\"previous\"]")
        .doesNotContain("\"previous\":");
  }

  @Test
  void anUpsertIsAnUpdateWhoseEarlierValuesAreNotKnown() {
    inStateless(session -> session.upsert(new Visit(id, "/")));

    assertThat(app().recorder()).received("visit.updated").withData("page", "/").once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(theOnlyWebhook().body()).contains("\"omitted\":[\"previous\"]");
  }

  @Test
  void aDeletionTellsTheIdAlone() {
    app().given(new Visit(id, "/"));

    inStateless(session -> session.delete(new Visit(id, "not what is stored")));

    assertThat(app().recorder()).received("visit.deleted").withData("id", id).once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(theOnlyWebhook().data().has("page")).isFalse();
  }

  @Test
  void anInsertAndAnUpdateAreCreatedInTheNewestState() {
    inStateless(
        session -> {
          session.insert(Visit.class.getName(), new Visit(id, "/"));
          session.update(new Visit(id, "/home"));
        });

    assertThat(app().recorder()).received("visit.created").withData("page", "/home").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aChangeOutsideATransactionIsRefused() {
    assumeTrue(isToldOf(), "Hibernate before 7.2 does not tell of a StatelessSession's changes");
    assumeFalse(app().isJta(), "the JTA driver refuses the change itself");
    try (StatelessSession session = app().sessions().openStatelessSession()) {
      assertThatThrownBy(() -> session.insert(Visit.class.getName(), new Visit(id, "/")))
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("Visit")
          .hasMessageContaining("outside a transaction");
    }
  }

  @Test
  void beforeHibernate72NothingCanBeAnnounced() {
    assumeFalse(isToldOf(), "Hibernate 7.2 and later tell of a StatelessSession's changes");

    app()
        .sessions()
        .inStatelessTransaction(
            session -> session.insert(Visit.class.getName(), new Visit(id, "/")));

    assertThat(app().recorder()).receivedNothingElse();
  }

  private void inStateless(Consumer<StatelessSession> work) {
    assumeTrue(isToldOf(), "Hibernate before 7.2 does not tell of a StatelessSession's changes");
    app().sessions().inStatelessTransaction(work);
  }

  private static boolean isToldOf() {
    return !Version.getVersionString().matches("(6\\.|7\\.[01]\\.).*");
  }

  private ReceivedWebhook theOnlyWebhook() {
    assertThat(app().recorder().received()).hasSize(1);
    return app().recorder().received().get(0);
  }
}
