package io.webhookkit.testkit.loop;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.convergence.Agreement;
import io.webhookkit.inbound.convergence.ConflictPolicy;
import io.webhookkit.inbound.convergence.Drift;
import io.webhookkit.inbound.convergence.Merged;
import io.webhookkit.inbound.convergence.Peer.Page;
import io.webhookkit.inbound.convergence.Peer.Thing;
import io.webhookkit.inbound.convergence.Reconciliation;
import io.webhookkit.inbound.convergence.Things;
import io.webhookkit.inbound.convergence.Version;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two systems that both edit the same contacts, over a network that does its worst. */
class TwoWayTest {

  private static final int CONTACTS = 20;

  private Random random = new Random(0);

  @ParameterizedTest
  @ValueSource(longs = {1, 9, 42})
  void editsOnBothSidesAtOnceEndEqual(long seed) {
    random = new Random(seed);
    Faults bad =
        Faults.seeded(seed)
            .dropping(0.15)
            .duplicating(0.15)
            .reordering(0.15)
            .delaying(Duration.ofMillis(10));
    try (FaultyNetwork network = FaultyNetwork.with(bad);
        ContactSystem website = system("website", "crm", network);
        ContactSystem crm = system("crm", "website", network)) {
      fill(website);
      assertThat(both(network, website, crm)).converges();

      for (int i = 0; i < 100; i++) {
        edit(website, "website " + i);
        edit(crm, "crm " + i);
      }
      network.heal();

      assertThat(both(network, website, crm)).doesNotLoop().converges();
    }
  }

  @Test
  void aLostWebhookIsHealedByAReconciliation() throws Exception {
    try (FaultyNetwork network = FaultyNetwork.with(Faults.seeded(1).losing(1));
        ContactSystem website = system("website", "crm", network);
        ContactSystem crm = system("crm", "website", network)) {
      fill(website);
      assertThat(both(network, website, crm)).doesNotLoop();
      assertThat(crm.state()).isEmpty();
      network.heal();
      Reconciliation reconciliation =
          crm.webhooks
              .convergence()
              .reconciliation("website", "contact", cursor -> page(website, cursor), things(crm))
              .repairingUpTo(1);

      Drift first = reconciliation.run();
      assertThat(first.missingHere()).isEqualTo(CONTACTS);
      assertThat(first.repaired()).isEqualTo(CONTACTS);
      assertThat(both(network, website, crm)).doesNotLoop().converges();
      assertThat(reconciliation.run().part()).isZero();
    }
  }

  private void fill(ContactSystem system) {
    for (int id = 1; id <= CONTACTS; id++) {
      Contact contact = new Contact(id, id + "@example.org", "Person " + id);
      system.run(session -> session.persist(contact));
    }
  }

  private void edit(ContactSystem system, String value) {
    aMillisecondLater();
    long id = random.nextLong(CONTACTS) + 1;
    boolean email = random.nextBoolean();
    untilItIsDone(
        system,
        session -> {
          Contact contact = session.find(Contact.class, id);
          if (email) {
            contact.email = value;
          } else {
            contact.name = value;
          }
          contact.changedAt = Instant.now(Clock.systemUTC());
        });
  }

  /** Of two changes of one attribute in one millisecond nobody knows which is the last. */
  private static void aMillisecondLater() {
    Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
    while (!Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS).isAfter(now)) {
      Thread.onSpinWait();
    }
  }

  /** A handler may change the same contact at the same time; a person would try again as well. */
  private static void untilItIsDone(ContactSystem system, Consumer<Session> change) {
    for (int attempt = 0; attempt < 50; attempt++) {
      try {
        system.run(change);
        return;
      } catch (PersistenceException lost) {
        // again, on what it is now
      }
    }
    throw new AssertionError("the change could not be made");
  }

  private static ContactSystem system(String name, String peer, FaultyNetwork network) {
    ContactSystem created =
        new ContactSystem(
            name,
            network,
            List.of(peer),
            List.of(peer),
            true,
            builder ->
                builder.agreement(
                    Agreement.with(peer)
                        .on("contact")
                        .attribute("email", ConflictPolicy.LATEST)
                        .attribute("name", ConflictPolicy.LATEST)));
    return created.handling(peer, event -> apply(created, peer, event)).start();
  }

  private static void apply(ContactSystem system, String peer, InboundEvent event) {
    apply(system, peer, event.subject(), Version.told(event));
  }

  private static void apply(ContactSystem system, String peer, String externalId, Version theirs) {
    system.run(
        session -> {
          boolean linked =
              system.webhooks.convergence().localId(peer, "contact", externalId).isPresent();
          Contact contact = session.find(Contact.class, Long.valueOf(externalId));
          if (contact == null) {
            contact = new Contact(Long.parseLong(externalId), "", "");
            contact.email = theirs.values().get("email").stringValue();
            contact.name = theirs.values().get("name").stringValue();
            contact.changedAt = theirs.changedAt();
            session.persist(contact);
          }
          if (!linked) {
            system.webhooks.convergence().link(peer, "contact", externalId, externalId);
          }
          Merged merged =
              system
                  .webhooks
                  .convergence()
                  .merge(peer, "contact", externalId, version(contact), theirs);
          contact.email = merged.value("email", contact.email, String.class);
          contact.name = merged.value("name", contact.name, String.class);
          if (!merged.changes().isEmpty()) {
            contact.changedAt = theirs.changedAt();
          }
        });
  }

  private static Version version(Contact contact) {
    return Version.read(Map.of("email", contact.email, "name", contact.name), contact.changedAt);
  }

  private static Page page(ContactSystem system, String cursor) {
    List<Thing> things =
        system.call(
            session ->
                session
                    .createSelectionQuery(
                        "from Contact where id > :last order by id", Contact.class)
                    .setParameter("last", cursor == null ? 0L : Long.parseLong(cursor))
                    .setMaxResults(6)
                    .list()
                    .stream()
                    .map(contact -> new Thing("" + contact.id, version(contact)))
                    .toList());
    return new Page(things, things.isEmpty() ? null : things.get(things.size() - 1).externalId());
  }

  private static Things things(ContactSystem system) {
    return new Things() {
      @Override
      public Optional<Version> find(String localId) {
        return system.call(
            session ->
                Optional.ofNullable(session.find(Contact.class, Long.valueOf(localId)))
                    .map(TwoWayTest::version));
      }

      @Override
      public void apply(String externalId, Version theirs) {
        TwoWayTest.apply(system, "website", externalId, theirs);
      }
    };
  }

  private static TwoSystems both(FaultyNetwork network, ContactSystem one, ContactSystem other) {
    return TwoSystems.of(network, one.webhooks, one::state, other.webhooks, other::state);
  }
}
