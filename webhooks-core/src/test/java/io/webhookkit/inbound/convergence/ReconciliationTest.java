package io.webhookkit.inbound.convergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.webhookkit.OriginScope;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.convergence.Peer.Page;
import io.webhookkit.inbound.convergence.Peer.Thing;
import io.webhookkit.inbound.micrometer.DriftMetrics;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private static final int PAGE = 7;

  private final OriginScope origins = new OriginScope(null);
  private final Map<String, String> here = new HashMap<>();
  private final TreeMap<String, String> there = new TreeMap<>();
  private final List<String> corrected = new ArrayList<>();
  private final List<String> appliedFor = new ArrayList<>();
  private final Convergence convergence =
      new Convergence(
          List.of(Agreement.with("crm").on("lead").attribute("email", ConflictPolicy.LATEST)),
          new InMemoryLinks(Clock.systemUTC()),
          List.of(),
          (type, subject, data, at) -> corrected.add(subject),
          InboundTransaction.NONE,
          origins,
          Clock.systemUTC());
  private final Reconciliation reconciliation =
      convergence.reconciliation("crm", "lead", this::page, new Leads());

  @BeforeEach
  void twoSystemsThatAreTheSame() throws Exception {
    for (int i = 0; i < 50; i++) {
      there.put("%03d".formatted(i), i + "@example.org");
    }
    assertThat(reconciliation.repairingUpTo(1).run().missingHere()).isEqualTo(50);
    reconciliation.repairingUpTo(0.1);
    appliedFor.clear();
  }

  @Test
  void betweenEqualSystemsThereIsNothingToDo() throws Exception {
    assertThat(reconciliation.run()).isEqualTo(new Drift(50, 0, 0, 0, 0, false));
    assertThat(appliedFor).isEmpty();
  }

  @Test
  void aLostWebhookIsHealed() throws Exception {
    there.put("007", "new@example.org");

    Drift drift = reconciliation.run();

    assertThat(drift).isEqualTo(new Drift(50, 1, 0, 0, 1, false));
    assertThat(here).containsEntry("local-007", "new@example.org");
    assertThat(reconciliation.run().part()).isZero();
  }

  @Test
  void whatIsMissingHereIsMade() throws Exception {
    there.put("100", "100@example.org");

    assertThat(reconciliation.run()).isEqualTo(new Drift(51, 0, 1, 0, 1, false));
    assertThat(here).containsEntry("local-100", "100@example.org");
  }

  @Test
  void whatIsLinkedAndGoneHereIsMadeAgain() throws Exception {
    here.remove("local-007");

    assertThat(reconciliation.run().repaired()).isEqualTo(1);
    assertThat(here).containsEntry("local-007", "7@example.org");
  }

  @Test
  void whatIsMissingThereIsReported() throws Exception {
    there.remove("007");

    assertThat(reconciliation.run()).isEqualTo(new Drift(49, 0, 0, 1, 0, false));
  }

  @Test
  void whatTheyHaveNotTakenTheyAreToldAgain() throws Exception {
    here.put("local-007", "mine@example.org");

    reconciliation.run();

    assertThat(corrected).containsExactly("local-007");
    assertThat(here).containsEntry("local-007", "mine@example.org");
  }

  @Test
  void whereTooMuchIsDifferentNothingIsRepaired() throws Exception {
    there.replaceAll((id, email) -> "everything@example.org");

    Drift drift = reconciliation.run();

    assertThat(drift).isEqualTo(new Drift(50, 50, 0, 0, 0, true));
    assertThat(here).containsEntry("local-007", "7@example.org");
    assertThat(drift.part()).isEqualTo(1);
  }

  @Test
  void aThingThatCanNotBeRepairedKeepsNoOtherFromIt() throws Exception {
    there.put("007", "broken");
    there.put("008", "new@example.org");

    assertThat(reconciliation.run()).isEqualTo(new Drift(50, 2, 0, 0, 1, false));
    assertThat(here).containsEntry("local-008", "new@example.org");
  }

  @Test
  void whatIsRepairedIsNotSentBack() throws Exception {
    there.put("007", "new@example.org");

    reconciliation.run();

    assertThat(appliedFor).containsExactly("crm");
  }

  @Test
  void aWebhookThatComesMeanwhileIsNotOverwritten() throws Exception {
    there.put("000", "read@example.org");
    Reconciliation racing =
        convergence
            .reconciliation(
                "crm",
                "lead",
                cursor -> {
                  if (cursor != null) {
                    new Leads()
                        .apply("000", Version.told(Map.of("email", "told@example.org"), null));
                  }
                  return page(cursor);
                },
                new Leads())
            .repairingUpTo(1);

    racing.run();

    assertThat(here).containsEntry("local-000", "told@example.org");
  }

  @Test
  void theLastRunIsRemembered() throws Exception {
    assertThat(reconciliation.run()).isEqualTo(reconciliation.last().orElseThrow());
  }

  @Test
  void howFarTheyHadComeApartIsMeasured() throws Exception {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new DriftMetrics(reconciliation).bindTo(registry);
    there.put("007", "new@example.org");
    reconciliation.run();

    assertThat(registry.get("webhooks.drift").tags("source", "crm", "type", "lead").gauge().value())
        .isEqualTo(0.02);
  }

  @Test
  void aPeerThatCanNotBeReadChangesNothing() {
    Reconciliation broken =
        convergence.reconciliation(
            "crm",
            "lead",
            cursor -> {
              throw new IOException("away");
            },
            new Leads());

    assertThatExceptionOfType(IOException.class).isThrownBy(broken::run);
    assertThat(broken.last()).isEmpty();
  }

  @Test
  void aThresholdIsAPart() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> reconciliation.repairingUpTo(1.5))
        .withMessage("threshold is '1.5': give a part from 0 to 1");
  }

  private Page page(String cursor) {
    List<Thing> things =
        there.tailMap(cursor == null ? "" : cursor, false).entrySet().stream()
            .limit(PAGE)
            .map(
                each ->
                    new Thing(each.getKey(), Version.read(Map.of("email", each.getValue()), null)))
            .toList();
    return new Page(
        things, things.size() < PAGE ? null : things.get(things.size() - 1).externalId());
  }

  private final class Leads implements Things {

    @Override
    public Optional<Version> find(String localId) {
      return Optional.ofNullable(here.get(localId))
          .map(email -> Version.read(Map.of("email", email), null));
    }

    @Override
    public void apply(String externalId, Version theirs) {
      appliedFor.add(origins.source());
      String email = theirs.values().get("email").stringValue();
      if (email.equals("broken")) {
        throw new IllegalStateException("it can't be stored");
      }
      String localId = "local-" + externalId;
      String mine = here.putIfAbsent(localId, email);
      if (mine == null) {
        convergence.link("crm", "lead", externalId, localId);
        mine = email;
      }
      Merged merged =
          convergence.merge(
              "crm", "lead", externalId, Version.read(Map.of("email", mine), null), theirs);
      here.put(localId, merged.value("email", mine, String.class));
    }
  }
}
