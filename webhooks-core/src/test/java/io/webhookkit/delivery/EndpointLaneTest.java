package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.EndpointLane.Work;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.signature.WebhookHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointLaneTest {

  private static final int SHARE = 2;

  private final Endpoint crm = DeliveryScene.endpoint("crm", "*");
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final EndpointLane lane =
      new EndpointLane(
          new Sender(
              transport,
              new InMemoryEndpoints(List.of(crm)),
              RetrySchedule.DEFAULT,
              new Listeners(List.of()),
              new TestClock()),
          1,
          SHARE);

  @Test
  void putsOffWhatHasWaitedTooLong() {
    transport.hang("crm");
    lane.offer(work(System.nanoTime()));
    lane.offer(work(System.nanoTime() - EndpointLane.PATIENCE.toNanos() - 1));

    transport.release("crm", 200);

    assertThat(transport.requests("crm")).hasSize(1);
    assertThat(outcomes)
        .containsExactly(
            new Outcome.Delivered(),
            new Outcome.Retry(EndpointLane.PUT_OFF, "the endpoint takes too long"));
  }

  @Test
  void putsOffTheNewestBeyondItsShareIfItsEndpointDoesNotMove() {
    transport.hang("crm");
    for (int i = 1; i <= 5; i++) {
      lane.offer(work("msg_" + i));
    }

    lane.shed(System.nanoTime() + EndpointLane.STALL.toNanos());

    Outcome putOff =
        new Outcome.Retry(EndpointLane.PUT_OFF, "too many wait for the endpoint already");
    assertThat(outcomes).containsExactly(putOff, putOff);
    transport.resume("crm");
    assertThat(transport.requests("crm"))
        .extracting(request -> request.headers().get(WebhookHeaders.ID))
        .containsExactly("msg_1", "msg_2", "msg_3");
  }

  @Test
  void keepsHoweverMuchWaitsWhileItsEndpointMoves() {
    transport.hang("crm");
    for (int i = 1; i <= 5; i++) {
      lane.offer(work("msg_" + i));
    }

    lane.shed(System.nanoTime());

    assertThat(outcomes).isEmpty();
    transport.resume("crm");
    assertThat(transport.requests("crm")).hasSize(5);
  }

  @Test
  void startsNothingMoreOnceItIsClosed() {
    transport.hang("crm");
    lane.offer(work(System.nanoTime()));
    lane.offer(work(System.nanoTime()));
    lane.close();
    lane.offer(work(System.nanoTime()));

    transport.release("crm", 200);

    assertThat(transport.requests("crm")).hasSize(1);
    assertThat(lane.underWay()).isZero();
  }

  @Test
  void leavesItsWindowWhateverIsThrownByWhoeverIsTold() {
    Work.Done failing =
        (attempt, outcome) -> {
          throw new AssertionError("a bug");
        };
    lane.offer(new Work(new Delivery(DeliveryTest.event("msg_1"), crm, 1), failing));
    lane.offer(work(System.nanoTime()));

    assertThat(lane.underWay()).isZero();
    assertThat(outcomes).containsExactly(new Outcome.Delivered());
  }

  @Test
  void startsTenThousandThatAreAnsweredAtOnceWithoutADeepStack() {
    transport.hang("crm");
    for (int i = 0; i < 10_000; i++) {
      lane.offer(work(System.nanoTime()));
    }

    transport.resume("crm");

    assertThat(outcomes).hasSize(10_000).containsOnly(new Outcome.Delivered());
  }

  private Work work(String id) {
    return new Work(
        new Delivery(DeliveryTest.event(id), crm, 1), (attempt, outcome) -> outcomes.add(outcome));
  }

  private Work work(long since) {
    return new Work(
        new Delivery(DeliveryTest.event("msg_1"), crm, 1),
        since,
        (attempt, outcome) -> outcomes.add(outcome));
  }
}
