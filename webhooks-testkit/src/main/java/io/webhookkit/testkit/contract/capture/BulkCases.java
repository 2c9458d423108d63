package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.webhookkit.WebhookException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an update or a delete of many rows announces, with {@code CAPTURE} and a bound of {@value
 * CaptureApp#MAX_BULK_ROWS} rows.
 */
abstract class BulkCases extends CaptureCases {

  private final String page = "/" + newId();

  BulkCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @BeforeEach
  void threeVisits() {
    for (int i = 0; i < 3; i++) {
      app().given(new Visit(newId(), page));
    }
  }

  @Test
  void anUpdateAnnouncesEachRowWithItsOldAndNewValues() {
    inTransaction(
        session ->
            assertThat(
                    session
                        .createMutationQuery("update Visit set page = :to where page = :from")
                        .setParameter("to", "/new")
                        .setParameter("from", page)
                        .executeUpdate())
                .isEqualTo(3));

    assertThat(app().recorder())
        .received("visit.updated")
        .withChange("page", page, "/new")
        .times(3);
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteAnnouncesEachRowWithItsLastValues() {
    inTransaction(
        session ->
            session
                .createMutationQuery("delete from Visit where page = :page")
                .setParameter("page", page)
                .executeUpdate());

    assertThat(app().recorder()).received("visit.deleted").withData("page", page).times(3);
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aDeleteOfAnEntityWithCollectionsLeavesThemOut() {
    Basket basket = new Basket(newId());
    basket.name = page;
    basket.tags.add("red");
    basket.steps.add("first");
    app().given(basket);

    inTransaction(
        session ->
            session
                .createMutationQuery("delete from Basket where name = :name")
                .setParameter("name", page)
                .executeUpdate());

    assertThat(app().recorder()).received("basket.deleted").withData("name", page).once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(app().recorder().received().get(0).data().has("steps")).isFalse();
  }

  @Test
  void aStatementThatOnlyReadsRowsDoesNotConcernThem() {
    inTransaction(
        session ->
            session
                .createMutationQuery(
                    "delete from Company where name in (select page from Visit where page = :page)")
                .setParameter("page", page)
                .executeUpdate());

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aCriteriaUpdateIsOneToo() {
    assumeFalse(
        Version.getVersionString().startsWith("8."),
        "Hibernate 8 has another method for it, which earlier ones do not have");
    inTransaction(
        session -> {
          var builder = session.getCriteriaBuilder();
          var update = builder.createCriteriaUpdate(Visit.class);
          var visit = update.from(Visit.class);
          update.set(visit.<String>get("page"), "/new");
          update.where(builder.equal(visit.get("page"), page));
          session.createMutationQuery(update).executeUpdate();
        });

    assertThat(app().recorder())
        .received("visit.updated")
        .withChange("page", page, "/new")
        .times(3);
  }

  @Test
  void anUpdateThatChangesNothingAnnouncesNothing() {
    inTransaction(
        session ->
            session
                .createMutationQuery("update Visit set page = page where page = :page")
                .setParameter("page", page)
                .executeUpdate());

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUpdateWithASubqueryOnBothSidesIsCaptured() {
    inTransaction(
        session ->
            session
                .createMutationQuery(
                    "update Visit v set v.page = (select max(w.page) from Visit w where w.page ="
                        + " :page) || :suffix where v.id in (select w.id from Visit w where w.page"
                        + " = :page)")
                .setParameter("page", page)
                .setParameter("suffix", "?")
                .executeUpdate());

    assertThat(app().recorder())
        .received("visit.updated")
        .withChange("page", page, page + "?")
        .times(3);
  }

  @Test
  void aBulkUpdateAfterAChangeOfTheSameRowIsOneEvent() {
    long id = newId();
    app().given(new Visit(id, page));

    inTransaction(
        session -> {
          session.find(Visit.class, id).page = page + "/2";
          session
              .createMutationQuery("update Visit set page = :to where id = :id")
              .setParameter("to", page + "/3")
              .setParameter("id", id)
              .executeUpdate();
        });

    assertThat(app().recorder())
        .received("visit.updated")
        .withChange("page", page, page + "/3")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aRowThatWasNotFlushedBeforeIsCreatedAsTheStatementLeavesIt() {
    String fresh = page + "/fresh";

    inTransaction(
        session -> {
          session.persist(new Visit(newId(), fresh));
          session
              .createMutationQuery("update Visit set page = :to where page = :from")
              .setParameter("to", fresh + "er")
              .setParameter("from", fresh)
              .executeUpdate();
        });

    assertThat(app().recorder()).received("visit.created").withData("page", fresh + "er").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aCollectionThatChangesAfterwardsLeavesWhatTheStatementHasChanged() {
    Basket basket = new Basket(newId());
    basket.name = page;
    app().given(basket);

    inTransaction(
        session -> {
          Basket found = session.find(Basket.class, basket.id);
          session
              .createMutationQuery("update Basket set name = :to where name = :from")
              .setParameter("to", page + "/2")
              .setParameter("from", page)
              .executeUpdate();
          found.steps.add("first");
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("name", page, page + "/2")
        .withChange("steps", List.of(), List.of("first"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void moreRowsThanTheBoundAreRefusedAndNotChanged() {
    for (int i = 0; i < CaptureApp.MAX_BULK_ROWS; i++) {
      app().given(new Visit(newId(), page));
    }

    assertThatThrownBy(
            () ->
                inTransaction(
                    session ->
                        session
                            .createMutationQuery("delete from Visit where page = :page")
                            .setParameter("page", page)
                            .executeUpdate()))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("webhooks.capture.max-bulk-rows=" + CaptureApp.MAX_BULK_ROWS);

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void whatIsRolledBackIsNotAnnounced() {
    assertThatThrownBy(
            () ->
                inTransaction(
                    session -> {
                      session
                          .createMutationQuery("delete from Visit where page = :page")
                          .setParameter("page", page)
                          .executeUpdate();
                      throw new IllegalStateException("thrown by a test");
                    }))
        .hasMessageContaining("thrown by a test");

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anUnannouncedEntityIsNoConcernOfOurs() {
    inTransaction(
        session ->
            session
                .createMutationQuery("update Company set name = :name where id = -1")
                .setParameter("name", Map.of().toString())
                .executeUpdate());

    assertThat(app().recorder()).receivedNothingElse();
  }
}
