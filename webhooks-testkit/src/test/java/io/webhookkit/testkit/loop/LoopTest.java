package io.webhookkit.testkit.loop;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.inbound.InboundEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handlers that write something at each webhook, as those do that note when they were called. */
class LoopTest {

  @Test
  void withoutTheGuardTwoSystemsNeverComeToRest() {
    try (FaultyNetwork network = FaultyNetwork.with(Faults.NONE);
        ContactSystem website = system("website", network, "crm", false);
        ContactSystem crm = system("crm", network, "website", false)) {
      website.run(session -> session.persist(new Contact(1, "a@example.org", "Ada")));

      TwoSystems both = both(network, website, crm);
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(both).doesNotLoop())
          .withMessageContaining("there is no end");
    }
  }

  @Test
  void withItTheyDo() {
    try (FaultyNetwork network = FaultyNetwork.with(Faults.NONE);
        ContactSystem website = system("website", network, "crm", true);
        ContactSystem crm = system("crm", network, "website", true)) {
      website.run(session -> session.persist(new Contact(1, "a@example.org", "Ada")));

      assertThat(both(network, website, crm)).doesNotLoop().converges();
      assertThat(network.requests()).isEqualTo(1);
    }
  }

  @Test
  void aRingOfThreeNeverComesToRestThoughEachGuardsItself() {
    try (FaultyNetwork network = FaultyNetwork.with(Faults.NONE);
        Ring ring = new Ring(network, false)) {
      ring.website.run(session -> session.persist(new Contact(1, "a@example.org", "Ada")));

      TwoSystems systems = ring.systems();
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(systems).doesNotLoop());
    }
  }

  @Test
  void aRingOfThreeEndsWhereItBeganIfTheSystemsHaveNames() {
    try (FaultyNetwork network = FaultyNetwork.with(Faults.NONE);
        Ring ring = new Ring(network, true)) {
      ring.website.run(session -> session.persist(new Contact(1, "a@example.org", "Ada")));

      assertThat(ring.systems()).doesNotLoop();
      assertThat(network.requests()).isEqualTo(3);
      assertThat(ring.crm.state()).isEqualTo(ring.website.state());
      assertThat(ring.erp.state()).isEqualTo(ring.website.state());
    }
  }

  @Test
  void aBadNetworkChangesNothingOfThat() {
    Faults faults = Faults.seeded(7).dropping(0.2).duplicating(0.2).delaying(Duration.ofMillis(20));
    try (FaultyNetwork network = FaultyNetwork.with(faults);
        ContactSystem website = system("website", network, "crm", true);
        ContactSystem crm = system("crm", network, "website", true)) {
      for (int i = 0; i < 30; i++) {
        Contact contact = new Contact(i, i + "@example.org", "Person " + i);
        (i % 2 == 0 ? website : crm).run(session -> session.persist(contact));
      }

      assertThat(both(network, website, crm)).doesNotLoop().converges();
      assertThat(website.state()).hasSize(30);
    }
  }

  /** Each sends to the next one alone. */
  private static final class Ring implements AutoCloseable {

    final ContactSystem website;
    final ContactSystem crm;
    final ContactSystem erp;
    private final FaultyNetwork network;

    Ring(FaultyNetwork network, boolean named) {
      this.network = network;
      website = member("website", "crm", "erp", network, named);
      crm = member("crm", "erp", "website", network, named);
      erp = member("erp", "website", "crm", network, named);
    }

    /** All three: at rest is only who does not wait for the one that has the event. */
    TwoSystems systems() {
      return new TwoSystems(
          network,
          List.of(website.webhooks, crm.webhooks, erp.webhooks),
          website::state,
          erp::state);
    }

    private static ContactSystem member(
        String name, String next, String before, FaultyNetwork network, boolean named) {
      ContactSystem system =
          new ContactSystem(
              name,
              network,
              List.of(next),
              List.of(before),
              true,
              builder -> builder.system(named ? name : null));
      return system.handling(before, event -> apply(system, event)).start();
    }

    @Override
    public void close() {
      website.close();
      crm.close();
      erp.close();
    }
  }

  private static ContactSystem system(
      String name, FaultyNetwork network, String peer, boolean bound) {
    ContactSystem created =
        new ContactSystem(name, network, List.of(peer), List.of(peer), bound, builder -> {});
    return created.handling(peer, event -> apply(created, event)).start();
  }

  private static void apply(ContactSystem system, InboundEvent event) {
    system.run(
        session -> {
          long id = event.data().path("id").asLong();
          Contact contact = session.find(Contact.class, id);
          if (contact == null) {
            contact = new Contact(id, "", "");
            session.persist(contact);
          }
          contact.email = event.data().path("email").asString();
          contact.name = event.data().path("name").asString();
          contact.touched++;
        });
  }

  private static TwoSystems both(FaultyNetwork network, ContactSystem one, ContactSystem other) {
    return TwoSystems.of(network, one.webhooks, one::state, other.webhooks, other::state);
  }
}
