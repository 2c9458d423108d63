package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

  private static final EventType CREATED = new EventType("lead.created");
  private static final EventType WON = new EventType("deal.won");

  @Test
  void stopsWhatComesAfterItInItsOrder() {
    Undelivered open = Undelivered.open(7, 5, CREATED);

    assertThat(stops(open, event(7, 6), endpoint("crm", "*"))).isTrue();
    assertThat(stops(open, event(7, 5), endpoint("crm", "*"))).isFalse();
    assertThat(stops(open, event(8, 6), endpoint("crm", "*"))).isFalse();
  }

  @Test
  void stopsNothingAtAnEndpointThatDoesNotWantIt() {
    Undelivered open = Undelivered.open(7, 5, WON);

    assertThat(stops(open, event(7, 6), endpoint("crm", "lead.*"))).isFalse();
  }

  @Test
  void stopsNothingIfThisNodeHoldsIt() {
    Undelivered open = Undelivered.open(7, 5, CREATED);

    assertThat(open.stops(event(7, 6), endpoint("crm", "*"), sequence -> sequence == 5)).isFalse();
  }

  @Test
  void stopsAtTheEndpointAloneThatHasNotTakenIt() {
    Undelivered left = Undelivered.left(7, 5, "crm");

    assertThat(left.stops(event(7, 6), endpoint("crm", "*"), sequence -> true)).isTrue();
    assertThat(stops(left, event(7, 6), endpoint("erp", "*"))).isFalse();
  }

  @Test
  void thatStandsForMoreStopsAllThatFollows() {
    Undelivered more = Undelivered.andMore(Undelivered.open(7, 9, WON));

    assertThat(more.stops(event(7, 10), endpoint("crm", "lead.*"), sequence -> true)).isTrue();
    assertThat(stops(more, event(7, 9), endpoint("crm", "lead.*"))).isFalse();
  }

  private static boolean stops(Undelivered undelivered, PendingEvent event, Endpoint receiver) {
    return undelivered.stops(event, receiver, sequence -> false);
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
