package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/**
 * After a bulk statement the entities in the session are stale. Whatever a flush then stores of
 * them, or does not, the events hold what the database does.
 */
abstract class BulkAndSessionCases extends CaptureCases {

  private final long id = newId();
  private final String name = "n" + id;

  BulkAndSessionCases(Supplier<CaptureApp> app) {
    super(app);
  }

  /** Loads a basket, renames it past the session, and goes on with it. */
  private void renamedBasket(BiConsumer<Session, Basket> work) {
    Basket basket = new Basket(id);
    basket.name = name;
    basket.tags.add("red");
    app().given(basket);
    inTransaction(
        session -> {
          Basket found = session.find(Basket.class, id);
          rename(session, "Basket", "name");
          work.accept(session, found);
        });
  }

  private void rename(Session session, String entity, String attribute) {
    session
        .createMutationQuery("update %s set %s = :to where id = :id".formatted(entity, attribute))
        .setParameter("to", name + "/2")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** At REPEATABLE READ a plain query would still see the row as it was at the first query. */
  @Test
  void aRowThatSomebodyElseHasChangedSinceTheFirstQueryIsToldFromWhatTheyMadeOfIt() {
    Basket basket = new Basket(id);
    basket.name = name;
    app().given(basket);

    inTransaction(
        session -> {
          session.createSelectionQuery("select count(*) from Basket", Long.class).getSingleResult();
          elsewhere(other -> other.find(Basket.class, id).name = "theirs");
          session
              .createMutationQuery("update Basket set name = :back where id = :id")
              .setParameter("back", name)
              .setParameter("id", id)
              .executeUpdate();
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("name", name, "theirs")
        .once();
    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("name", "theirs", name)
        .once();
  }

  /** Runs another transaction, on another thread, while this one is open. */
  private void elsewhere(Consumer<Session> work) {
    CompletableFuture.runAsync(() -> inTransaction(work)).join();
  }

  @Test
  void aCollectionThatIsChangedIsStoredWithoutTheRow() {
    renamedBasket((session, basket) -> basket.tags.add("blue"));

    assertThat(app().recorder())
        .received("basket.updated")
        .withChange("name", name, name + "/2")
        .withChange("tags", List.of("red"), List.of("red", "blue"))
        .once();
  }

  /** Hibernate tells of an update; before Hibernate 8 it does not write the row. */
  @Test
  void aCollectionThatIsReplacedIsAnnouncedWithTheRowThatTheDatabaseHas() {
    renamedBasket(
        (session, basket) -> {
          Hibernate.initialize(basket.tags);
          basket.tags = new HashSet<>(Set.of("blue"));
        });

    assertThat(app().recorder())
        .received("basket.updated")
        .withData("name", storedName())
        .withChange("tags", List.of("red"), List.of("blue"))
        .once();
  }

  @Test
  void aNewEntityIsCreatedAsTheDatabaseHasItWhenItsCollectionIsReplaced() {
    inTransaction(
        session -> {
          Basket basket = new Basket(id);
          basket.name = name;
          session.persist(basket);
          rename(session, "Basket", "name");
          basket.tags = new HashSet<>(Set.of("blue"));
        });

    assertThat(app().recorder())
        .received("basket.created")
        .withData("name", storedName())
        .withData("tags", List.of("blue"))
        .once();
  }

  private String storedName() {
    AtomicReference<String> stored = new AtomicReference<>();
    inTransaction(
        session ->
            stored.set(
                session
                    .createSelectionQuery("select name from Basket where id = :id", String.class)
                    .setParameter("id", id)
                    .getSingleResult()));
    return Objects.requireNonNull(stored.get());
  }

  /** Renames a lead past the session, which has loaded it, and goes on with it. */
  private void renamedLead(Consumer<Lead> work) {
    Lead lead = app().given(new Lead(name));
    inTransaction(
        session -> {
          Lead found = session.find(Lead.class, lead.id);
          session
              .createMutationQuery("update Lead set email = :to where email = :from")
              .setParameter("to", name + "/2")
              .setParameter("from", name)
              .executeUpdate();
          work.accept(found);
        });
  }

  @Test
  void aChangeOfAnotherAttributeStoresTheStaleOnesToo() {
    renamedLead(lead -> lead.bounced = true);

    assertThat(app().recorder())
        .received("lead.updated")
        .withData("email", name)
        .withChange("bounced", false, true)
        .once();
    assertThat(app().recorder().received().get(0).previous().has("email")).isFalse();
  }

  @Test
  void aCollectionOfAVersionedEntityIsStoredWithTheVersionAlone() {
    renamedLead(lead -> lead.tags.add("red"));

    assertThat(app().recorder())
        .received("lead.updated")
        .withChange("email", name, name + "/2")
        .withChange("tags", List.of(), List.of("red"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void whatIsInATableThatAFlushLeavesAloneStaysAsTheStatementLeftIt() {
    app().given(new Dog(id, name, "Collie"));

    inTransaction(
        session -> {
          Dog found = session.find(Dog.class, id);
          rename(session, "Dog", "breed");
          found.name = name + "/3";
        });

    assertThat(app().recorder())
        .received("animal.updated")
        .withChange("name", name, name + "/3")
        .withChange("breed", "Collie", name + "/2")
        .once();
  }

  @Test
  void withDynamicUpdateWhatIsNotDirtyStaysAsTheStatementLeftIt() {
    app().given(new House(id, name, "Ann"));

    inTransaction(
        session -> {
          House found = session.find(House.class, id);
          rename(session, "House", "street");
          found.color = "red";
        });

    assertThat(app().recorder())
        .received("house.updated")
        .withChange("street", name, name + "/2")
        .withChange("color", null, "red")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void whatIsRemovedAfterwardsIsDeletedWithItsFirstValues() {
    renamedBasket(Session::remove);

    assertThat(app().recorder()).received("basket.deleted").withData("name", name).once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void whatIsPersistedAgainAfterABulkDeleteIsUpdated() {
    app().given(new Visit(id, name));

    inTransaction(
        session -> {
          session.createMutationQuery("delete from Visit where id = " + id).executeUpdate();
          session.persist(new Visit(id, name + "/2"));
        });

    assertThat(app().recorder())
        .received("visit.updated")
        .withChange("page", name, name + "/2")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void whatIsPersistedAndThenDeletedInBulkIsNotAnnounced() {
    inTransaction(
        session -> {
          session.persist(new Visit(id, name));
          session.createMutationQuery("delete from Visit where id = " + id).executeUpdate();
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void whatASecondStatementUndoesIsNotAnnounced() {
    app().given(new Visit(id, name));

    inTransaction(
        session -> {
          rename(session, "Visit", "page");
          session
              .createMutationQuery("update Visit set page = :page where id = :id")
              .setParameter("page", name)
              .setParameter("id", id)
              .executeUpdate();
        });

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aTransactionAfterItKnowsNothingOfIt() {
    app().given(new Visit(id, name));
    inTransaction(session -> rename(session, "Visit", "page"));
    app().forget();

    inTransaction(session -> session.find(Visit.class, id).page = name + "/3");

    assertThat(app().recorder())
        .received("visit.updated")
        .withChange("page", name + "/2", name + "/3")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }
}
