package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneQueueTest {

  private static final String PAUSED = "the endpoint is paused";

  private final LaneQueue queue = new LaneQueue(System::nanoTime);

  @Test
  void thatSomethingWasSkippedSaysNothingAboutWhatItTookAgain() {
    Work lost = work(1);
    Work again = work(1);
    queue.add(lost, false, null);
    queue.add(again, false, null);
    queue.poll();
    Outcome skipped = new Outcome.Skipped("500");
    queue.ended(lost, skipped);
    queue.keep(0, PAUSED);

    queue.stored(lost.delivery().event(), skipped);
    assertThat(queue.add(work(2), false, null)).isEqualTo(new Outcome.Blocked());
  }

  private static Work work(long sequence) {
    PendingEvent event = DeliveryTest.event(sequence, "msg_" + sequence, 7L);
    Delivery delivery = new Delivery(event, DeliveryScene.endpointInOrder("crm"), 1);
    return new Work(delivery, event.lease(), true, (attempt, outcome) -> {});
  }
}
