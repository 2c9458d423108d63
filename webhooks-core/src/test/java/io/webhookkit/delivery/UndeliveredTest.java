package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

  private static final EventType CREATED = new EventType("lead.created");
  private static final EventType WON = new EventType("deal.won");

  @Test
  void precedesWhatComesAfterItInItsOrder() {
    Undelivered open = new Undelivered(7, 5, CREATED, null);

    assertThat(open.precedes(event(7, 6), endpoint("crm", "*"))).isTrue();
    assertThat(open.precedes(event(7, 5), endpoint("crm", "*"))).isFalse();
    assertThat(open.precedes(event(8, 6), endpoint("crm", "*"))).isFalse();
  }

  @Test
  void precedesNothingAtAnEndpointThatDoesNotWantIt() {
    Undelivered open = new Undelivered(7, 5, WON, null);

    assertThat(open.precedes(event(7, 6), endpoint("crm", "lead.*"))).isFalse();
  }

  @Test
  void precedesAtTheEndpointAloneThatHasNotTakenIt() {
    Undelivered left = new Undelivered(7, 5, CREATED, "crm");

    assertThat(left.precedes(event(7, 6), endpoint("crm", "*"))).isTrue();
    assertThat(left.precedes(event(7, 6), endpoint("erp", "*"))).isFalse();
  }

  @Test
  void thatStandsForMorePrecedesAllThatFollowsTheLastOne() {
    Undelivered more =
        Undelivered.andMore(
            List.of(new Undelivered(7, 5, WON, null), new Undelivered(7, 9, WON, "erp")));

    assertThat(more.precedes(event(7, 10), endpoint("crm", "lead.*"))).isTrue();
    assertThat(more.precedes(event(7, 9), endpoint("crm", "lead.*"))).isFalse();
  }

  @Test
  void thatStandsForMoreIsInNobodysHands() {
    LaneRules rules = new LaneRules(1, sequence -> true);
    Undelivered held = new Undelivered(7, 5, CREATED, null);

    assertThat(rules.waitsForOthers(work(event(7, 6)), List.of(held))).isFalse();
    assertThat(
            rules.waitsForOthers(
                work(event(7, 6)), List.of(held, Undelivered.andMore(List.of(held)))))
        .isTrue();
  }

  private static Work work(PendingEvent event) {
    Delivery delivery = new Delivery(event, endpoint("crm", "*"), 1);
    return new Work(delivery, event.lease(), true, (attempt, outcome) -> {});
  }

  private static PendingEvent event(long orderKey, long sequence) {
    return new PendingEvent(
        sequence,
        "msg_" + sequence,
        CREATED,
        "7",
        null,
        null,
        null,
        orderKey,
        "text/plain",
        "body".getBytes(StandardCharsets.UTF_8),
        Lease.unending(1));
  }
}
