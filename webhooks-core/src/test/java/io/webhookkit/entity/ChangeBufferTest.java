package io.webhookkit.entity;

import static io.webhookkit.entity.CaptureScene.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Event;
import io.webhookkit.WebhookEvent;
import io.webhookkit.outbox.Revertible;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeBufferTest {

  @WebhookEvent("lead")
  static class Lead {}

  private final CaptureScene scene = new CaptureScene(FakeShape.of(Lead.class, "email"));

  @Test
  void handsOverWhatItWroteOnceItIsCommitted() {
    scene.insert(7, "a").events();
    assertThat(scene.outbox().handedOver()).isEmpty();

    scene.buffer().completed(true);

    assertThat(scene.outbox().handedOver()).containsExactly("lead.created");
  }

  @Test
  void forgetsWhatItWroteWhenItIsRolledBack() {
    scene.insert(7, "a").events();

    scene.buffer().completed(false);

    assertThat(scene.outbox().handedOver()).isEmpty();
    assertThat(scene.outbox().room()).isEqualTo(100);
  }

  @Test
  void leavesNothingOfOneTransactionToTheNext() {
    scene.insert(7, "a").events();
    scene.buffer().completed(true);
    scene.insert(8, "b");

    List<Event> both = scene.events();

    assertThat(both).extracting(Event::subject).containsExactly("7", "8");
  }

  @Test
  void forgetsWhatCameAfterAMark() {
    scene.insert(7, "a");
    int mark = scene.buffer().mark();
    scene.insert(8, "b").update(7, state("a"), "c");

    scene.buffer().rollbackTo(mark);

    assertThat(scene.events()).hasSize(1);
    assertThat(scene.events().get(0).data()).hasToString("{id=7, email=a}");
  }

  @Test
  void restoresWhatADeletionAfterAMarkHadTakenAway() {
    scene.insert(7, "a");
    int mark = scene.buffer().mark();
    scene.delete(7, state("a"));

    scene.buffer().rollbackTo(mark);

    assertThat(scene.types()).containsExactly("lead.created");
  }

  @Test
  void mergesWhatCameBeforeAMarkWithWhatCameAfterIt() {
    scene.insert(7, "a");
    scene.buffer().mark();
    scene.update(7, state("a"), "b");
    scene.buffer().mark();

    assertThat(scene.events()).hasSize(1);
    assertThat(scene.events().get(0).data()).hasToString("{id=7, email=b}");
  }

  @Test
  void canRollBackToAMarkAgain() {
    int mark = scene.buffer().mark();
    scene.insert(7, "a");
    scene.buffer().rollbackTo(mark);
    scene.insert(8, "b");

    scene.buffer().rollbackTo(mark);

    assertThat(scene.events()).isEmpty();
  }

  @Test
  void rollsBackToAnEarlierMarkThanTheLast() {
    int first = scene.buffer().mark();
    scene.insert(7, "a");
    scene.buffer().mark();
    scene.insert(8, "b");

    scene.buffer().rollbackTo(first);

    assertThat(scene.events()).isEmpty();
  }

  @Test
  void forgetsEverythingBackToTheBegin() {
    scene.insert(7, "a");

    scene.buffer().rollbackTo(Revertible.START);

    assertThat(scene.events()).isEmpty();
  }

  @Test
  void writesTheNewEventInsteadOfTheOldAfterALateChange() {
    scene.insert(7, "a").events();

    List<Event> after = scene.update(7, state("a"), "b").events();

    assertThat(after).hasSize(1);
    assertThat(after.get(0).data()).hasToString("{id=7, email=b}");
    assertThat(scene.outbox().room()).isEqualTo(99);
  }

  @Test
  void takesTheEventBackWhenALateChangeUndoesIt() {
    scene.insert(7, "a").events();

    assertThat(scene.delete(7, state("a")).events()).isEmpty();
    scene.buffer().completed(true);

    assertThat(scene.outbox().handedOver()).isEmpty();
    assertThat(scene.outbox().room()).isEqualTo(100);
  }

  @Test
  void printsNoStateOfAChange() {
    FakeShape shape = FakeShape.of(Lead.class, "email");

    assertThat(EntityChange.created(shape, 7, state("a@example.org")))
        .hasToString("EntityChange[Lead#7 CREATED]");
  }

  @Test
  void announcesWhatIsKnownBetterThanByChanges() {
    scene.update(7, state("a"), "stale");

    List<Event> events = scene.eventsWith(List.of(scene.now(7, "b")));

    assertThat(events).hasSize(1);
    assertThat(events.get(0).data()).hasToString("{id=7, email=b}");
    assertThat(events.get(0).previous()).hasToString("{email=a}");
  }

  @Test
  void announcesNothingOfWhatIsKnownOfUnchangedEntities() {
    assertThat(scene.eventsWith(List.of(scene.now(7, "b")))).isEmpty();
  }

  @Test
  void forgetsWhatWasKnownBetterOnceItWritesAgain() {
    scene.update(7, state("a"), "b").eventsWith(List.of(scene.now(7, "a")));

    assertThat(scene.events()).hasSize(1);
  }
}
