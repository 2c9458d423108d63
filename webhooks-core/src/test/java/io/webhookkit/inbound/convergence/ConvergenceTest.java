package io.webhookkit.inbound.convergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.OriginScope;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.convergence.LinkStore.SentValue;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** What becomes of an attribute that either system, or both, have changed. */
class ConvergenceTest {

  private static final Instant EARLY = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-24T11:00:00Z");

  private final Clock clock = Clock.fixed(LATE, ZoneOffset.UTC);
  private final LinkStore links = new InMemoryLinks(clock);
  private final List<String> published = new ArrayList<>();
  private final List<ResolvedConflict> conflicts = new ArrayList<>();
  private Convergence convergence = with(ConflictPolicy.LATEST);

  @BeforeEach
  void aLinkWithBothTheSame() {
    convergence.link("crm", "lead", "17", "5");
    assertThat(tell("a", "a").changes()).isEmpty();
  }

  @Test
  void aLinkIsFoundFromBothSides() {
    assertThat(convergence.localId("crm", "lead", "17")).contains("5");
    assertThat(convergence.externalId("crm", "lead", "5")).contains("17");
    assertThat(convergence.localId("erp", "lead", "17")).isEmpty();

    convergence.unlink("crm", "lead", "17");

    assertThat(convergence.localId("crm", "lead", "17")).isEmpty();
  }

  @Test
  void whatTheyAloneHaveChangedIsTaken() {
    Merged merged = tell("a", "b");

    assertThat(merged.value("email", "a", String.class)).isEqualTo("b");
    assertThat(merged.conflicts()).isEmpty();
    assertThat(published).isEmpty();
  }

  @Test
  void whatWeAloneHaveChangedIsKeptThoughTheyDoNotKnowItYet() {
    Merged merged = tell("mine", "a");

    assertThat(merged.changes()).isEmpty();
    assertThat(merged.conflicts()).isEmpty();
    assertThat(published).isEmpty();
  }

  @Test
  void aPeerThatTellsUsOurOwnValueIsKnownByIt() {
    sent("x");
    sent("y");

    Merged merged = tell("y", "x");

    assertThat(merged.changes()).isEmpty();
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void aValueThatWasOursOnceIsTheirsOnceBothHaveHadAnother() {
    sent("x");
    tell("x", "x");
    tell("x", "b");

    assertThat(tell("b", "x").value("email", "b", String.class)).isEqualTo("x");
  }

  @Test
  void whoHasChangedWhatWeHaveKnewIt() {
    Merged merged = merge("mine", told("b", "mine", LATE));

    assertThat(merged.value("email", "mine", String.class)).isEqualTo("b");
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void whoHasChangedBackWhatWeHadChangedIsNotTakenForLate() {
    Merged merged = merge("mine", told("a", "mine", LATE));

    assertThat(merged.value("email", "mine", String.class)).isEqualTo("a");
  }

  @Test
  void whatBothHaveChangedIsAConflict() {
    Merged merged = merge("mine", told("b", "a", LATE));

    assertThat(merged.conflicts()).extracting(ValueConflict::attribute).containsExactly("email");
    assertThat(conflicts)
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.mine()).isEqualTo("\"mine\"");
              assertThat(conflict.theirs()).isEqualTo("\"b\"");
              assertThat(conflict.at()).isEqualTo(LATE);
            });
    assertThat(convergence.conflicts("crm")).isEqualTo(conflicts);
    assertThat(convergence.conflicts("erp")).isEmpty();
  }

  @Test
  void theLastChangeIsKept() {
    assertThat(mergeAt(EARLY, told("b", "a", LATE)).value("email", "mine", String.class))
        .isEqualTo("b");
    assertThat(published).isEmpty();

    assertThat(mergeAt(LATE, told("c", "a", EARLY.plusSeconds(1))).changes()).isEmpty();
  }

  @Test
  void theyAreToldWhatIsKeptInsteadOfTheirs() {
    mergeAt(LATE, told("b", "a", EARLY));

    assertThat(published).containsExactly("lead.corrected 5 {\"email\":\"mine\"} of null");
  }

  @Test
  void whatWasChangedSinceItWasReadIsNotCorrectedToWhatItWas() {
    sent("newer");

    mergeAt(LATE, told("b", "a", EARLY));

    assertThat(published).isEmpty();
  }

  @Test
  void bothSystemsKeepTheSameOfTwoChangesAtOneTime() {
    assertThat(mergeAt(LATE, told("b", "a", LATE)).value("email", "mine", String.class))
        .isEqualTo("mine");
    convergence = with(ConflictPolicy.LATEST);
    convergence.link("crm", "lead", "18", "6");
    Merged there = convergence.merge("crm", "lead", "18", mine("b", LATE), told("mine", "a", LATE));
    assertThat(there.value("email", "b", String.class)).isEqualTo("mine");
  }

  @Test
  void whoOwnsAnAttributeLetsNobodyElseChangeIt() {
    convergence = with(ConflictPolicy.MINE);

    assertThat(tell("a", "b").changes()).isEmpty();

    assertThat(published).containsExactly("lead.corrected 5 {\"email\":\"a\"} of null");
  }

  @Test
  void whoInsistsOnWhatWeOwnIsToldOnce() {
    convergence = with(ConflictPolicy.MINE);
    for (int i = 0; i < 5; i++) {
      tell("a", "b");
    }

    assertThat(published).hasSize(1);
  }

  @Test
  void whoChangesItAnewIsToldAnew() {
    convergence = with(ConflictPolicy.MINE);
    tell("a", "b");
    tell("a", "c");

    assertThat(published).hasSize(2);
  }

  @Test
  void whatIsReadThereAgainIsCorrectedAgain() {
    convergence = with(ConflictPolicy.MINE);
    for (int i = 0; i < 2; i++) {
      convergence.merge(
          "crm", "lead", "17", mine("a", null), Version.read(Map.of("email", "b"), null));
    }

    assertThat(published).hasSize(2);
  }

  @Test
  void whatTheyOwnIsTakenThoughItIsWhatBothHadBefore() {
    convergence = with(ConflictPolicy.THEIRS);
    sent("mine");

    assertThat(tell("mine", "a").value("email", "mine", String.class)).isEqualTo("a");
    assertThat(
            convergence
                .merge(
                    "crm", "lead", "17", mine("x", null), Version.read(Map.of("email", "a"), null))
                .value("email", "x", String.class))
        .isEqualTo("a");
    assertThat(published).isEmpty();
  }

  @Test
  void whatTheyOwnIsTakenWhateverWeHave() {
    convergence = with(ConflictPolicy.THEIRS);

    Merged merged = merge("mine", told("b", "a", EARLY));

    assertThat(merged.value("email", "mine", String.class)).isEqualTo("b");
    assertThat(published).isEmpty();
  }

  @Test
  void aMergerMakesAThirdValueOfBoth() {
    convergence =
        with(c -> StringNode.valueOf(c.mine().stringValue() + "+" + c.theirs().stringValue()));

    Merged merged = merge("mine", told("b", "a", LATE));

    assertThat(merged.value("email", "mine", String.class)).isEqualTo("mine+b");
    assertThat(published).containsExactly("lead.corrected 5 {\"email\":\"mine+b\"} of null");
  }

  @Test
  void anOlderVersionThatComesLateChangesNothing() {
    merge("a", told("new", "a", LATE));

    Merged merged = merge("new", told("old", "a", EARLY));

    assertThat(merged.changes()).isEmpty();
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void whatWasReadThereThoughItWasSentIsCorrected() {
    sent("mine");

    Merged merged =
        convergence.merge(
            "crm", "lead", "17", mine("mine", LATE), Version.read(Map.of("email", "a"), null));

    assertThat(merged.changes()).isEmpty();
    assertThat(published).containsExactly("lead.corrected 5 {\"email\":\"mine\"} of null");
  }

  @Test
  void whatWasChangedThereWithoutAWordIsTakenThoughItsTimeIsOld() {
    merge("a", told("new", "a", LATE));

    Merged merged =
        convergence.merge(
            "crm", "lead", "17", mine("new", LATE), Version.read(Map.of("email", "sql"), EARLY));

    assertThat(merged.value("email", "new", String.class)).isEqualTo("sql");
  }

  @Test
  void anAttributeThatHasNotChangedIsOldNews() {
    Version news =
        Version.told(
            new InboundEvent(
                "crm",
                "1",
                "lead.updated",
                "17",
                JsonMapper.shared().readTree("{\"email\":\"a\",\"name\":\"n\"}"),
                JsonMapper.shared()
                    .readTree(
                        "{\"timestamp\":\"%s\",\"previous\":{\"name\":\"m\"}}".formatted(LATE))));

    Merged merged = merge("mine", news);

    assertThat(merged.changes()).isEmpty();
    assertThat(merged.conflicts()).isEmpty();
    assertThat(published).isEmpty();
  }

  @Test
  void anAttributeThatIsNotAgreedOnIsNobodysBusiness() {
    Merged merged =
        convergence.merge(
            "crm",
            "lead",
            "17",
            Version.read(Map.of("phone", "1"), null),
            Version.told(Map.of("phone", "2"), null));

    assertThat(merged.changes()).isEmpty();
  }

  @Test
  void aNumberIsTheSameWhateverItsTypeInJava() {
    convergence =
        convergence(Agreement.with("crm").on("lead").attribute("points", ConflictPolicy.MINE));

    convergence.merge(
        "crm",
        "lead",
        "17",
        Version.read(Map.of("points", 7L), null),
        Version.told(Map.of("points", 7), null));

    assertThat(published).isEmpty();
  }

  @Test
  void whatIsNotLinkedOrNotAgreedOnIsAMistake() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(
            () -> convergence.merge("crm", "lead", "99", mine("a", null), told("b", "a", LATE)))
        .withMessage("link is 'crm lead': link the thing before it is merged");
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(
            () -> convergence.merge("erp", "lead", "17", mine("a", null), told("b", "a", LATE)))
        .withMessage("agreement is 'erp lead': add an Agreement with it on that type");
  }

  @Test
  void nothingPrintsAValue() {
    Merged merged = merge("mine-hush", told("theirs-hush", "a", LATE));

    assertThat(
            merged.toString()
                + merged.conflicts()
                + conflicts
                + mine("hush", null)
                + links.ofExternal("crm", "lead", "17"))
        .doesNotContain("hush");
  }

  private void sent(String email) {
    SentValue value =
        new SentValue("lead", "5", "email", Fingerprint.of(StringNode.valueOf(email)), LATE);
    try {
      links.sent(null, List.of(value));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Merged tell(String mine, String theirs) {
    return merge(mine, Version.told(Map.of("email", theirs), null));
  }

  private Merged merge(String mine, Version theirs) {
    return convergence.merge("crm", "lead", "17", mine(mine, null), theirs);
  }

  private Merged mergeAt(Instant changedHere, Version theirs) {
    return convergence.merge("crm", "lead", "17", mine("mine", changedHere), theirs);
  }

  private static Version mine(String email, Instant changedAt) {
    return Version.read(Map.of("email", email), changedAt);
  }

  /** An event of this kit, which tells what the value was before. */
  private static Version told(String email, String previous, Instant at) {
    JsonNode content =
        JsonMapper.shared()
            .readTree(
                "{\"timestamp\":\"%s\",\"data\":{\"email\":\"%s\"},\"previous\":{\"email\":\"%s\"}}"
                    .formatted(at, email, previous));
    return Version.told(
        new InboundEvent("crm", "1", "lead.updated", "17", content.path("data"), content));
  }

  private Convergence with(ConflictPolicy policy) {
    return convergence(Agreement.with("crm").on("lead").attribute("email", policy));
  }

  private Convergence convergence(Agreement agreement) {
    OriginScope origins = new OriginScope(null);
    return new Convergence(
        List.of(agreement),
        links,
        List.of(conflicts::add),
        (type, subject, data, at) ->
            published.add(
                type
                    + " "
                    + subject
                    + " "
                    + JsonMapper.shared().writeValueAsString(data)
                    + " of "
                    + origins.source()),
        InboundTransaction.NONE,
        origins,
        clock);
  }
}
