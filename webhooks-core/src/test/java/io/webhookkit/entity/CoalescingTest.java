package io.webhookkit.entity;

import static io.webhookkit.entity.CaptureScene.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.webhookkit.Event;
import io.webhookkit.WebhookEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All changes of one entity in one transaction are one change. */
class CoalescingTest {

  @WebhookEvent("lead")
  static class Lead {}

  private final CaptureScene scene = new CaptureScene(FakeShape.of(Lead.class, "email", "bounced"));

  @Test
  void anInsertIsCreated() {
    Event event = only(scene.insert(7, "a@example.org", false));

    assertThat(event.type()).hasToString("lead.created");
    assertThat(event.subject()).isEqualTo("7");
    assertThat(event.timestamp()).isEqualTo(CaptureScene.NOW);
    assertThat(data(event))
        .containsExactly(entry("id", 7), entry("email", "a@example.org"), entry("bounced", false));
    assertThat(event.previous()).isNull();
  }

  @Test
  void anUpdateTellsOnlyTheEarlierValuesOfWhatChanged() {
    Event event = only(scene.update(7, state("a@example.org", false), "a@example.org", true));

    assertThat(event.type()).hasToString("lead.updated");
    assertThat(data(event)).containsEntry("bounced", true).containsEntry("email", "a@example.org");
    assertThat(event.previous()).containsExactly(entry("bounced", false));
  }

  @Test
  void aDeleteTellsTheLastKnownState() {
    Event event = only(scene.delete(7, state("a@example.org", false)));

    assertThat(event.type()).hasToString("lead.deleted");
    assertThat(data(event)).containsEntry("email", "a@example.org");
    assertThat(event.previous()).isNull();
  }

  @Test
  void aDeleteOfWhatNobodyLoadedTellsTheIdAlone() {
    assertThat(data(only(scene.delete(7, null)))).containsExactly(entry("id", 7));
  }

  @Test
  void whatWasNotLoadedBeforeAndIsNotSetHasNotChanged() {
    scene.update(7, state("a", false), "a", EntityShape.NOT_LOADED);

    assertThat(scene.events()).isEmpty();
  }

  @Test
  void whatIsSetWithoutHavingBeenLoadedHasChangedFromSomethingUnknown() {
    Event event = only(scene.update(7, state(EntityShape.NOT_LOADED, false), "b", false));

    assertThat(data(event)).containsEntry("email", "b");
    assertThat(event.previous()).isEmpty();
  }

  @Test
  void whatIsNotLoadedAtALaterChangeIsAsTheEarlierOneLeftIt() {
    Event event =
        only(
            scene
                .update(7, state("a", false), "b", false)
                .update(7, state(EntityShape.NOT_LOADED, false), EntityShape.NOT_LOADED, true));

    assertThat(data(event)).containsEntry("email", "b").containsEntry("bounced", true);
    assertThat(event.previous()).containsOnly(entry("email", "a"), entry("bounced", false));
  }

  @Test
  void whatIsOnlyReadBetweenTwoChangesHasNotChanged() {
    Event event =
        only(
            scene
                .update(7, state(EntityShape.NOT_LOADED, false), EntityShape.NOT_LOADED, true)
                .update(7, state("a", true), "a", true));

    assertThat(data(event)).containsEntry("email", "a");
    assertThat(event.previous()).containsOnly(entry("bounced", false));
  }

  @Test
  void createdAndUpdatedIsCreatedInItsNewestState() {
    Event event = only(scene.insert(7, "a", false).update(7, state("a", false), "b", true));

    assertThat(event.type()).hasToString("lead.created");
    assertThat(data(event)).containsEntry("email", "b").containsEntry("bounced", true);
    assertThat(event.previous()).isNull();
  }

  @Test
  void createdAndDeletedIsNothing() {
    assertThat(scene.insert(7, "a", false).delete(7, state("a", false)).events()).isEmpty();
  }

  @Test
  void createdUpdatedAndDeletedIsNothing() {
    scene.insert(7, "a", false).update(7, state("a", false), "b", false);

    assertThat(scene.delete(7, state("b", false)).events()).isEmpty();
  }

  @Test
  void updatedTwiceTellsTheFirstOldAndTheLastNewValue() {
    scene.update(7, state("a", false), "b", false);
    Event event = only(scene.update(7, state("b", false), "c", false));

    assertThat(data(event)).containsEntry("email", "c");
    assertThat(event.previous()).containsExactly(entry("email", "a"));
  }

  @Test
  void updatedBackToTheSameValueIsNothing() {
    scene.update(7, state("a", false), "b", false);

    assertThat(scene.update(7, state("b", false), "a", false).events()).isEmpty();
  }

  @Test
  void updatedAndDeletedIsDeletedWithTheFirstOldState() {
    Event event = only(scene.update(7, state("a", false), "b", true).delete(7, state("b", true)));

    assertThat(event.type()).hasToString("lead.deleted");
    assertThat(data(event)).containsEntry("email", "a").containsEntry("bounced", false);
  }

  @Test
  void deletedAndInsertedIsUpdated() {
    Event event = only(scene.delete(7, state("a", false)).insert(7, "b", false));

    assertThat(event.type()).hasToString("lead.updated");
    assertThat(event.previous()).containsExactly(entry("email", "a"));
  }

  @Test
  void deletedAndInsertedAsItWasIsNothing() {
    assertThat(scene.delete(7, state("a", false)).insert(7, "a", false).events()).isEmpty();
  }

  @Test
  void anUpdateOfWhatNobodyLoadedIsToldWithoutEarlierValues() {
    Event event = only(scene.update(7, null, "a", true));

    assertThat(event.type()).hasToString("lead.updated");
    assertThat(event.previous()).isNull();
  }

  @Test
  void aValueThatWasNotLoadedIsLeftOut() {
    Event event = only(scene.insert(7, EntityShape.NOT_LOADED, true));

    assertThat(data(event)).containsExactly(entry("id", 7), entry("bounced", true));
  }

  @Test
  void anAttributeThatBecameEmptyIsToldAsNull() {
    Event event = only(scene.update(7, state("a", false), null, false));

    assertThat(data(event)).containsEntry("email", null);
    assertThat(event.previous()).containsExactly(entry("email", "a"));
  }

  @Test
  void differentEntitiesStayApartAndInTheOrderOfTheirFirstChange() {
    scene.insert(7, "a", false).insert(8, "b", false).update(7, state("a", false), "c", false);

    assertThat(scene.events()).extracting(Event::subject).containsExactly("7", "8");
  }

  private static Event only(CaptureScene scene) {
    List<Event> events = scene.events();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(Event event) {
    return (Map<String, Object>) event.data();
  }
}
