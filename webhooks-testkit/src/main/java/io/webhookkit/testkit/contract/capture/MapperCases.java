package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.webhookkit.testkit.ReceivedWebhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;

/** What a mapper gets to see, and what its results become. */
abstract class MapperCases extends CaptureCases {

  private final long id = newId();

  MapperCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void theDataOfAnInsertedEntityIsWhatItsMapperReturns() {
    Contact contact = contact();
    contact.joined = Date.from(Instant.parse("2026-11-24T10:12:13Z"));

    inTransaction(session -> session.persist(contact));

    assertThat(app().recorder())
        .received("contact.created")
        .forSubject("" + id)
        .withData("key", id)
        .withData("who", "Ada")
        .withData("city", "Wien")
        .withData("joined", contact.joined)
        .withData("phones", List.of("1", "2"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(theOnlyWebhook().data().has("name")).isFalse();
    assertThat(theOnlyWebhook().previous().isMissingNode()).isTrue();
  }

  @Test
  void whatIsIgnoredIsNotThereForTheMapper() {
    Contact contact = contact();
    contact.passwordHash = "secret hash";
    contact.address = new Address("Wien", "secret code");

    inTransaction(session -> session.persist(contact));

    assertThat(app().recorder())
        .received("contact.created")
        .withData("hash", null)
        .withData("door", null)
        .once();
    assertThat(theOnlyWebhook().body()).doesNotContain("secret");
  }

  @Test
  void aCollectionThatIsNotIncludedIsNull() {
    Contact contact = contact();
    contact.kept.add("kept inside");

    inTransaction(session -> session.persist(contact));

    assertThat(app().recorder()).received("contact.created").withData("kept", null).once();
  }

  @Test
  void anUpdateTellsTheOldValuesOfTheEntriesThatDiffer() {
    app().given(contact());

    change(contact -> contact.name = "Bea");

    assertThat(app().recorder()).received("contact.updated").withChange("who", "Ada", "Bea").once();
    assertThat(app().recorder()).receivedNothingElse();
    assertThat(theOnlyWebhook().previous().propertyNames()).containsExactly("who");
  }

  @Test
  void anEventWithANameOfItsOwnIsMappedToo() {
    app().given(contact());

    change(contact -> contact.address = new Address("Graz", null));

    assertThat(app().recorder())
        .received("contact.moved")
        .withChange("city", "Wien", "Graz")
        .once();
    assertThat(app().recorder())
        .received("contact.updated")
        .withChange("city", "Wien", "Graz")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // it can be changed, which is the point
  void theNewestStateThatWasFlushedIsMappedWhateverBecomesOfTheEntity() {
    Contact contact = contact();
    Address address = new Address("Wien", null);
    Date joined = new Date(1_000_000);
    contact.address = address;
    contact.joined = joined;

    inTransaction(
        session -> {
          session.persist(contact);
          session.flush();
          contact.name = "Bea";
          session.flush();
          session.clear();
          contact.name = "never flushed";
          address.city = "never flushed";
          joined.setTime(0);
          contact.phones.add("never flushed");
        });

    assertThat(app().recorder())
        .received("contact.created")
        .withData("who", "Bea")
        .withData("city", "Wien")
        .withData("joined", new Date(1_000_000))
        .withData("phones", List.of("1", "2"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anAssociatedEntityIsAReferenceWithItsIdEvenIfItIsNotLoaded() {
    Company company = app().given(new Company(id, "private name"));
    Contact contact = contact();
    contact.employer = company;
    app().given(contact);

    change(found -> found.name = "Bea");

    assertThat(app().recorder())
        .received("contact.updated")
        .withData("employer", company.id)
        .withChange("who", "Ada", "Bea")
        .once();
  }

  @Test
  void aCollectionThatIsNotLoadedIsNullAndNotLoadedForTheMapper() {
    app().given(contact());

    inTransaction(
        session -> {
          Contact found = session.find(Contact.class, id);
          found.name = "Bea";
          session.flush();
          assertThat(Hibernate.isInitialized(found.phones)).isFalse();
        });

    assertThat(app().recorder()).received("contact.updated").withData("phones", null).once();
    assertThat(theOnlyWebhook().previous().propertyNames()).containsExactly("who");
  }

  @Test
  void aCollectionThatChangesAloneIsMappedAsItIsByThen() {
    app().given(contact());

    inTransaction(
        session -> {
          Contact found = session.find(Contact.class, id);
          found.phones.add("3");
          session.flush();
          found.phones.remove("1");
        });

    assertThat(app().recorder())
        .received("contact.updated")
        .withChange("phones", List.of("1", "2"), List.of("2", "3"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aCollectionThatAnEarlierFlushHadLoadedIsStillThere() {
    app().given(contact());

    inTransaction(
        session -> {
          session.find(Contact.class, id).phones.add("3");
          session.flush();
          session.clear();
          session.find(Contact.class, id).name = "Bea";
        });

    assertThat(app().recorder())
        .received("contact.updated")
        .withChange("phones", List.of("1", "2"), List.of("1", "2", "3"))
        .withChange("who", "Ada", "Bea")
        .once();
  }

  @Test
  void anOldCollectionThatNobodyHadLoadedLeavesWhatWasBeforeUnknown() {
    app().given(contact());

    change(contact -> contact.phones = new ArrayList<>(List.of("3")));

    assertThat(app().recorder())
        .received("contact.updated")
        .withData("phones", List.of("3"))
        .once();
    assertThat(theOnlyWebhook().body()).contains("\"omitted\":[\"previous\"]");
  }

  @Test
  void aDeletedEntityIsMappedInItsLastState() {
    app().given(contact());

    inTransaction(
        session -> {
          Contact found = session.find(Contact.class, id);
          found.name = "Bea";
          session.flush();
          session.remove(found);
        });

    assertThat(app().recorder()).received("contact.deleted").withData("who", "Ada").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityThatIsDeletedWithoutHavingBeenLoadedIsItsIdAlone() {
    app().given(contact());

    inTransaction(session -> session.remove(new Contact(id, "not what is stored")));

    assertThat(app().recorder()).received("contact.deleted").withData("id", id).once();
    assertThat(theOnlyWebhook().data().propertyNames()).containsExactly("id");
  }

  @Test
  void anotherValueThanAMapOmitsWhatWasBefore() {
    app().given(new Partner.Vendor(id, "Ada"));

    inTransaction(session -> session.find(Partner.Vendor.class, id).name = "Bea");

    assertThat(app().recorder()).received("vendor.updated").withData("vendor", "Bea").once();
    assertThat(theOnlyWebhook().body())
        .contains("\"omitted\":[\"previous\"]")
        .doesNotContain("\"previous\":");
  }

  @Test
  void aSubclassWithoutAMapperIsServedByThatOfItsSuperclass() {
    inTransaction(session -> session.persist(new Partner.Customer(id, "Ada")));

    assertThat(app().recorder()).received("customer.created").withData("who", "Ada").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void aThinEventIsNotMapped() {
    Company company = app().given(new Company(id, "private name"));

    inTransaction(session -> session.persist(new Drawer(company, 7)));

    assertThat(app().recorder())
        .received("drawer.installed")
        .withData("key", Map.of("company", id, "number", 7))
        .once();
    assertThat(app().recorder()).received("drawer.created").once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEmbeddedIdWithAnEntityInItIsThereForTheMapper() {
    Company company = app().given(new Company(id, "private name"));

    inTransaction(session -> session.persist(new Drawer(company, 7)));

    assertThat(app().recorder())
        .received("drawer.created")
        .forSubject(id + ",7")
        .withData("in", id)
        .withData("no", 7)
        .once();
  }

  @Test
  void anIdOfSeveralAttributesWithAnEntityInItIsThereForTheMapper() {
    Company company = app().given(new Company(id, "private name"));
    inTransaction(
        session -> session.persist(new Locker(session.getReference(Company.class, company.id), 7)));
    app().forget();

    inTransaction(
        session -> session.find(Locker.class, new Locker.Key(id, 7)).content = "an umbrella");

    assertThat(app().recorder())
        .received("locker.updated")
        .forSubject(id + ",7")
        .withData("in", id)
        .withData("no", 7)
        .once();
  }

  @Test
  void theRowsOfABulkStatementAreMapped() {
    app().given(contact());

    inTransaction(
        session ->
            session
                .createMutationQuery("update Contact set name = :to where id = :id")
                .setParameter("to", "Bea")
                .setParameter("id", id)
                .executeUpdate());

    assertThat(app().recorder())
        .received("contact.updated")
        .withData("city", "Wien")
        .withChange("who", "Ada", "Bea")
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void anEntityOfAStatelessSessionIsMapped() {
    assumeFalse(
        Version.getVersionString().matches("(6\\.|7\\.[01]\\.).*"),
        "Hibernate before 7.2 does not tell of a StatelessSession's changes");

    app()
        .sessions()
        .inStatelessTransaction(session -> session.insert(Contact.class.getName(), contact()));

    assertThat(app().recorder())
        .received("contact.created")
        .withData("who", "Ada")
        .withData("phones", List.of("1", "2"))
        .once();
  }

  private Contact contact() {
    Contact contact = new Contact(id, "Ada");
    contact.address = new Address("Wien", null);
    contact.phones.addAll(List.of("1", "2"));
    return contact;
  }

  private void change(Consumer<Contact> change) {
    inTransaction(session -> change.accept(session.find(Contact.class, id)));
  }

  private ReceivedWebhook theOnlyWebhook() {
    assertThat(app().recorder().received()).hasSize(1);
    return app().recorder().received().get(0);
  }
}
