package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.signature.WebhookHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointLaneTest {

  private static final int SHARE = 2;

  private final Endpoint crm = DeliveryScene.endpoint("crm", "*");
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final TestClock clock = new TestClock();
  private final InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm));
  private final Sender sender =
      new Sender(
          transport,
          endpoints,
          RetrySchedule.DEFAULT,
          new Listeners(List.of()),
          DeliveryObserver.NONE,
          clock);
  private final EndpointLane lane =
      new EndpointLane(
          new WorkSender(endpoints, sender),
          new LaneRules(SHARE, sequence -> false),
          new LaneGate("crm", new AdaptiveWindow(1), new RateLimit(0, System::nanoTime), clock));

  @Test
  void sendsNothingWhoseLeaseHasEnded() {
    transport.hang("crm");
    lane.offer(work("msg_1"), List.of());
    Lease ended = Lease.of(1, System.nanoTime() - 10, Duration.ofNanos(1));
    lane.offer(work("msg_2", ended), List.of());

    transport.release("crm", 200);

    assertThat(transport.requests("crm")).hasSize(1);
    assertThat(outcomes)
        .containsExactly(new Outcome.Delivered(), new Outcome.Waiting("its lease has ended"));
  }

  @Test
  void putsOffTheNewestBeyondItsShareIfItsEndpointDoesNotMove() {
    transport.hang("crm");
    for (int i = 1; i <= 5; i++) {
      lane.offer(work("msg_" + i), List.of());
    }

    lane.shed(System.nanoTime() + EndpointLane.STALL.toNanos());

    Outcome putOff = new Outcome.Waiting("too many wait for the endpoint already");
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
      lane.offer(work("msg_" + i), List.of());
    }

    lane.shed(System.nanoTime());

    assertThat(outcomes).isEmpty();
    transport.resume("crm");
    assertThat(transport.requests("crm")).hasSize(5);
  }

  @Test
  void startsNothingMoreOnceItIsClosed() {
    transport.hang("crm");
    lane.offer(work("msg_1"), List.of());
    lane.offer(work("msg_1"), List.of());
    lane.close();
    lane.offer(work("msg_1"), List.of());

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
    Delivery delivery = new Delivery(DeliveryTest.event("msg_1"), crm, 1);
    lane.offer(new Work(delivery, delivery.event().lease(), true, failing), List.of());
    lane.offer(work("msg_1"), List.of());

    assertThat(lane.underWay()).isZero();
    assertThat(outcomes).containsExactly(new Outcome.Delivered());
  }

  @Test
  void startsTenThousandThatAreAnsweredAtOnceWithoutADeepStack() {
    transport.hang("crm");
    for (int i = 0; i < 10_000; i++) {
      lane.offer(work("msg_1"), List.of());
    }

    transport.resume("crm");

    assertThat(outcomes).hasSize(10_000).containsOnly(new Outcome.Delivered());
  }

  private Work work(String id) {
    return work(id, Lease.unending(1));
  }

  private Work work(String id, Lease lease) {
    Delivery delivery = new Delivery(DeliveryTest.event(id), crm, 1);
    return new Work(delivery, lease, true, (attempt, outcome) -> outcomes.add(outcome));
  }
}
