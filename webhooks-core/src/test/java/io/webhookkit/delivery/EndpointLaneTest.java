package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.signature.WebhookHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointLaneTest {

  private static final int SHARE = 2;
  private static final long KEY = 7;
  private static final Outcome RELEASED =
      new Outcome.Waiting("the endpoint is slow, and others wait for it");
  private static final Outcome PUT_OFF =
      new Outcome.Waiting("too many wait for the endpoint already");

  private final Endpoint crm = DeliveryScene.endpoint("crm", "*");
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final TestClock clock = new TestClock();
  private final AtomicLong nanoTime = new AtomicLong();
  private final InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm));
  private final Sender sender =
      new Sender(
          transport,
          endpoints,
          RetrySchedule.DEFAULT,
          new Listeners(List.of()),
          DeliveryObserver.NONE,
          clock);
  private final Endpoint inOrder = DeliveryScene.endpointInOrder("crm");
  private final EndpointLane laneInOrder = lane();
  private final EndpointLane lane = lane();

  private EndpointLane lane() {
    return new EndpointLane(
        new WorkSender(endpoints, sender),
        new LaneRules(SHARE, sequence -> false, nanoTime::get),
        new LaneGate("crm", new AdaptiveWindow(1), new RateLimit(0, System::nanoTime), clock));
  }

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
    offerToOneThatHangs(5);

    pass(EndpointLane.STALL.plusMillis(1));
    lane.shed(false);

    assertThat(outcomes).containsExactly(PUT_OFF, PUT_OFF);
    transport.resume("crm");
    assertThat(transport.requests("crm"))
        .extracting(request -> request.headers().get(WebhookHeaders.ID))
        .containsExactly("msg_1", "msg_2", "msg_3");
  }

  @Test
  void keepsHoweverMuchWaitsWhileItsEndpointMoves() {
    offerToOneThatHangs(5);

    pass(EndpointLane.STALL);
    lane.shed(false);

    assertThat(outcomes).isEmpty();
    transport.resume("crm");
    assertThat(transport.requests("crm")).hasSize(5);
  }

  @Test
  void putsThemOffAsWellIfItMovesAndTheyWaitForLongAllTheSame() {
    offerToOneThatHangs(6);
    pass(EndpointLane.SLOW.plusMillis(1));
    transport.release("crm", 200);

    lane.shed(false);

    assertThat(outcomes).containsExactly(new Outcome.Delivered(), PUT_OFF, PUT_OFF);
  }

  @Test
  void keepsThemIfItMovesAndNoOtherEndpointNeedsTheRoom() {
    offerToOneThatHangs(6);
    pass(EndpointLane.SLOW.plusMillis(1));
    transport.release("crm", 200);

    lane.shed(true);

    assertThat(outcomes).containsExactly(new Outcome.Delivered());
  }

  @Test
  void blocksWhatIsBehindOthersInItsOrderIfThereIsTooMuchOfIt() {
    transport.hang("crm");
    for (int i = 1; i <= 4; i++) {
      laneInOrder.offer(work("msg_" + i, inOrder, false), List.of());
    }

    pass(EndpointLane.STALL.plusMillis(1));
    laneInOrder.shed(false);
    assertThat(outcomes).hasSize(3).containsOnly(new Outcome.Blocked());
    laneInOrder.offer(work("msg_5", inOrder, false), List.of());
    assertThat(outcomes).hasSize(4).containsOnly(new Outcome.Blocked());

    transport.resume("crm");
    assertThat(sent()).containsExactly("msg_1");
    for (int i = 2; i <= 5; i++) {
      laneInOrder.stored(event("msg_" + i), new Outcome.Blocked());
    }
    laneInOrder.hadFromBacklog(false);
    laneInOrder.offer(work("msg_6", inOrder, false), List.of());
    assertThat(sent()).containsExactly("msg_1", "msg_6");
  }

  @Test
  void sendsWhatIsBeforeAllThatItHasBlocked() {
    transport.hang("crm");
    laneInOrder.offer(work("msg_2", inOrder, false), List.of());
    laneInOrder.offer(work("msg_3", inOrder, false), List.of());
    transport.release("crm", 503);
    laneInOrder.stored(event("msg_2"), outcomes.get(0));
    assertThat(outcomes.get(1)).isEqualTo(new Outcome.Blocked());

    laneInOrder.offer(work("msg_4", inOrder, false), List.of());
    laneInOrder.offer(work("msg_2", inOrder, false), List.of());

    assertThat(sent()).containsExactly("msg_2", "msg_2");
  }

  @Test
  void blocksWhatComesUntilAllIsStoredOfWhatItLostAndTookAgain() {
    transport.hang("crm");
    laneInOrder.offer(work("msg_1", inOrder, false), List.of());
    laneInOrder.offer(work("msg_1", inOrder, false), List.of());
    transport.release("crm", 503);
    laneInOrder.stored(event("msg_1"), outcomes.get(0));
    outcomes.clear();

    laneInOrder.offer(work("msg_2", inOrder, false), List.of());
    assertThat(outcomes).containsExactly(new Outcome.Blocked());

    laneInOrder.stored(event("msg_1"), new Outcome.Blocked());
    laneInOrder.stored(event("msg_2"), new Outcome.Blocked());
    laneInOrder.offer(work("msg_3", inOrder, false), List.of());
    assertThat(sent()).containsExactly("msg_1", "msg_3");
  }

  @Test
  void blocksItBehindWhatIsUnderWayAgainAsWell() {
    transport.hang("crm");
    laneInOrder.offer(work("msg_1", inOrder, false), List.of());
    laneInOrder.offer(work("msg_2", inOrder, false), List.of());
    transport.release("crm", 503);
    laneInOrder.offer(work("msg_1", inOrder, false), List.of());
    laneInOrder.offer(work("msg_2", inOrder, false), List.of());
    laneInOrder.stored(event("msg_1"), outcomes.get(0));
    laneInOrder.stored(event("msg_2"), outcomes.get(1));

    laneInOrder.offer(work("msg_3", inOrder, false), List.of());
    transport.resume("crm");

    assertThat(sent()).containsExactly("msg_1", "msg_1");
    assertThat(outcomes).filteredOn(new Outcome.Blocked()::equals).hasSize(3);
  }

  @Test
  void givesUpWhatHasWaitedForLongAndHoldsUpOthers() {
    transport.hang("crm");
    lane.offer(work("msg_1"), List.of());
    lane.offer(work("msg_2", crm, true), List.of());
    lane.offer(work("msg_3"), List.of());

    pass(EndpointLane.SLOW);
    lane.release();
    assertThat(outcomes).isEmpty();
    pass(Duration.ofMillis(1));
    lane.release();

    assertThat(outcomes).containsExactly(RELEASED);
    transport.resume("crm");
    assertThat(sent()).containsExactly("msg_1", "msg_3");
  }

  @Test
  void givesThatUpWithWhatIsBehindItInItsOrder() {
    transport.hang("crm");
    laneInOrder.offer(work("msg_1", inOrder, true), List.of());
    laneInOrder.offer(work("msg_2", inOrder, false), List.of());
    laneInOrder.offer(work("msg_3", inOrder, true), List.of());
    laneInOrder.offer(work("msg_4", inOrder, false), List.of());

    pass(EndpointLane.SLOW.plusMillis(1));
    laneInOrder.release();

    assertThat(outcomes).hasSize(2).containsOnly(new Outcome.Blocked());
    transport.resume("crm");
    assertThat(sent()).containsExactly("msg_1", "msg_2");
  }

  @Test
  void letsNothingOvertakeWhatItHasGivenUpUntilTheBacklogHasNoMore() {
    transport.hang("crm");
    laneInOrder.offer(work("msg_1", inOrder, true), List.of());
    laneInOrder.offer(work("msg_2", inOrder, true), List.of());
    pass(EndpointLane.SLOW.plusMillis(1));
    laneInOrder.release();
    transport.resume("crm");
    outcomes.clear();

    laneInOrder.stored(event("msg_1"), RELEASED);
    laneInOrder.stored(event("msg_2"), new Outcome.Blocked());
    laneInOrder.offer(work("msg_3", inOrder, false), List.of());
    assertThat(outcomes)
        .containsExactly(new Outcome.Waiting("others wait for the endpoint already"));

    laneInOrder.stored(event("msg_3"), outcomes.get(0));
    laneInOrder.hadFromBacklog(false);
    laneInOrder.offer(work("msg_4", inOrder, false), List.of());
    assertThat(sent()).containsExactly("msg_1", "msg_4");
  }

  private void offerToOneThatHangs(int count) {
    transport.hang("crm");
    for (int i = 1; i <= count; i++) {
      lane.offer(work("msg_" + i), List.of());
    }
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private Stream<String> sent() {
    return transport.requests("crm").stream()
        .map(request -> request.headers().get(WebhookHeaders.ID));
  }

  private static PendingEvent event(String id) {
    return DeliveryTest.event(Long.parseLong(id.substring(4)), id, KEY);
  }

  private Work work(String id, Endpoint endpoint, boolean holdsUpOthers) {
    Work.Done done =
        new Work.Done() {
          @Override
          public void accept(@Nullable Attempt attempt, Outcome outcome) {
            outcomes.add(outcome);
          }

          @Override
          public boolean holdsUpOthers() {
            return holdsUpOthers;
          }
        };
    PendingEvent event = event(id);
    return new Work(new Delivery(event, endpoint, 1), event.lease(), true, done);
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
