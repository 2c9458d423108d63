package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.StoredEvents.ids;
import static io.webhookkit.testkit.contract.StoredEvents.newEvents;
import static io.webhookkit.testkit.contract.StoredEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/**
 * What an outbox promises that several nodes share: leases, and that an answer under a lease that
 * has ended is void. {@link #outbox()} is the first node.
 */
public abstract class SharedOutboxContract extends OrderContract {

  /** How long the outboxes under test are to hold what they have claimed. */
  protected static final Duration LEASE = Duration.ofMinutes(1);

  private static final Duration MORE_THAN_A_LEASE = LEASE.plusSeconds(1);

  /** Creates the suite. */
  protected SharedOutboxContract() {}

  /** Returns another node's outbox on the same store; the same one throughout a test. */
  protected abstract Outbox otherNode();

  @Test
  void whatOneNodeHoldsNoOtherClaims() throws SQLException {
    append(true, newEvents(1));
    append(false, newEvents(1));
    assertThat(outbox().claimEvents(10)).hasSize(1);

    letTimePass(LEASE.minusSeconds(30));

    assertThat(otherNode().claimEvents(10)).isEmpty();
  }

  @Test
  void whatANodeHeldAnyOtherClaimsWhenTheLeaseEnds() throws SQLException {
    List<PendingEvent> stored = append(true, newEvents(2));

    letTimePass(MORE_THAN_A_LEASE);

    assertThat(ids(otherNode().claimEvents(10))).isEqualTo(ids(stored));
  }

  @Test
  void aClaimHoldsForAWholeLease() throws SQLException {
    append(true, newEvents(1));
    letTimePass(MORE_THAN_A_LEASE);
    otherNode().claimEvents(10);

    letTimePass(LEASE.minusSeconds(30));
    assertThat(outbox().claimEvents(10)).isEmpty();

    letTimePass(LEASE);
    assertThat(outbox().claimEvents(10)).hasSize(1);
  }

  @Test
  void aDeliveryThatANodeHeldAnyOtherClaimsWhenTheLeaseEnds() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    claimAnHourLater();

    assertThat(otherNode().claimDeliveries(10)).isEmpty();
    letTimePass(MORE_THAN_A_LEASE);
    assertThat(otherNode().claimDeliveries(10)).hasSize(1);
  }

  @Test
  void settlingAnEventUnderAnOldLeaseChangesNothing() throws SQLException {
    PendingEvent old = append(true, newEvents(1)).get(0);
    letTimePass(MORE_THAN_A_LEASE);
    otherNode().claimEvents(10);

    outbox().settle(settled(old, new Remainder("crm", 1, RETRY_IN_AN_HOUR)));

    letTimePass(HOUR);
    assertThat(outbox().claimDeliveries(10)).isEmpty();
    assertThat(outbox().claimEvents(10)).hasSize(1);
  }

  @Test
  void settlingADeliveryUnderAnOldLeaseChangesNothing() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    PendingDelivery old = claimAnHourLater();
    letTimePass(MORE_THAN_A_LEASE);
    PendingDelivery current = otherNode().claimDeliveries(10).get(0);

    outbox().settle(settled(old, new Outcome.Delivered()));
    outbox().settle(settled(old, new Outcome.Parked("410")));

    otherNode().settle(settled(current, RETRY_IN_AN_HOUR));
    assertThat(claimAnHourLater().attempts()).isEqualTo(2);
  }

  @Test
  void whatIsSettledUnderItsLeaseIsSettledThoughOthersAreNot() throws SQLException {
    PendingEvent lost = append(true, newEvents(1)).get(0);
    letTimePass(MORE_THAN_A_LEASE);
    otherNode().claimEvents(10);
    PendingEvent held = append(true, newEvents(1)).get(0);

    Remainder rest = new Remainder("crm", 1, RETRY_IN_AN_HOUR);
    outbox()
        .settle(
            new Settlement(
                List.of(
                    new SettledEvent(lost, List.of(rest)), new SettledEvent(held, List.of(rest))),
                List.of(),
                List.of()));

    assertThat(claimAnHourLater().event().id()).isEqualTo(held.id());
    assertThat(ids(outbox().claimEvents(10))).containsExactly(lost.id());
  }

  @Test
  void whatWasHandedOverAndWhatWasClaimedIsSettledTogether() throws SQLException {
    append(false, newEvents(1));
    PendingEvent claimed = outbox().claimEvents(1).get(0);
    PendingEvent handedOver = append(true, newEvents(1)).get(0);

    outbox()
        .settle(
            new Settlement(
                List.of(
                    new SettledEvent(claimed, List.of()), new SettledEvent(handedOver, List.of())),
                List.of(),
                List.of()));

    letTimePass(MORE_THAN_A_LEASE);
    assertThat(otherNode().claimEvents(10)).isEmpty();
  }

  @Test
  void whatANodeGivesBackIsStillBeforeWhatCameLater() throws SQLException {
    List<PendingEvent> older = append(true, newEvents(1));
    append(false, newEvents(1));

    outbox().releaseLeases();

    assertThat(ids(otherNode().claimEvents(1))).isEqualTo(ids(older));
  }

  @Test
  void aRenewedLeaseHoldsForAWholeLeaseFromThen() throws SQLException {
    List<PendingEvent> events = append(true, newEvents(1));
    leave(RETRY_IN_AN_HOUR);
    List<PendingDelivery> deliveries = List.of(claimAnHourLater(events));

    letTimePass(LEASE.minusSeconds(30));
    List<Lease> renewed = outbox().renewLeases(events, deliveries);
    letTimePass(LEASE.minusSeconds(5));

    assertThat(renewed).containsExactlyInAnyOrder(events.get(0).lease(), deliveries.get(0).lease());
    assertThat(otherNode().claimEvents(10)).isEmpty();
    assertThat(otherNode().claimDeliveries(10)).isEmpty();
    letTimePass(LEASE);
    assertThat(otherNode().claimEvents(10)).hasSize(1);
    assertThat(otherNode().claimDeliveries(10)).hasSize(1);
  }

  @Test
  void aLeaseThatSomebodyElseHasByNowIsNotRenewed() throws SQLException {
    List<PendingEvent> lost = append(true, newEvents(1));
    letTimePass(MORE_THAN_A_LEASE);
    otherNode().claimEvents(10);

    assertThat(outbox().renewLeases(lost, List.of())).isEmpty();

    letTimePass(MORE_THAN_A_LEASE);
    assertThat(outbox().claimEvents(10)).hasSize(1);
  }

  @Test
  void whatIsSettledHasNoLeaseToRenew() throws SQLException {
    List<PendingEvent> events = append(true, newEvents(1));
    outbox().settle(settled(events.get(0)));

    assertThat(outbox().renewLeases(events, List.of())).isEmpty();
  }

  @Test
  void whatIsToBeTriedLaterHasNoLeaseToRenew() throws SQLException {
    leave(WAITING);
    PendingDelivery delivery = StoredEvents.first(outbox().claimWaiting("crm", 1));
    outbox().settle(settled(delivery, RETRY_IN_AN_HOUR));

    assertThat(outbox().renewLeases(List.of(), List.of(delivery))).isEmpty();
    assertThat(outbox().look().untilDeliveries())
        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMinutes(50)));
  }

  @Test
  void aPauseIsEveryNodes() {
    outbox().pause("crm");
    assertThat(otherNode().look().paused()).containsExactly("crm");

    otherNode().resume("crm");
    assertThat(outbox().look().paused()).isEmpty();
  }

  @Test
  void aLookTellsWhenTheLeaseOfAnotherNodeEnds() throws SQLException {
    append(true, newEvents(1));

    assertThat(otherNode().look().untilEvents())
        .hasValueSatisfying(wait -> assertThat(wait).isBetween(LEASE.minusSeconds(30), LEASE));
  }

  @Test
  void aLookSeesWhatIsBehindAThousandEventsThatAnotherNodeHolds() throws SQLException {
    append(true, newEvents(1_000));
    append(false, newEvents(1));

    assertThat(otherNode().look().untilEvents())
        .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ZERO));
    assertThat(otherNode().claimEvents(10)).hasSize(1);
  }

  /** Claims a delivery that is due in an hour, while these events stay held. */
  private PendingDelivery claimAnHourLater(List<PendingEvent> held) throws SQLException {
    for (int renewals = 0; renewals < 62; renewals++) {
      letTimePass(LEASE.minusSeconds(1));
      outbox().renewLeases(held, List.of());
    }
    return outbox().claimDeliveries(10).get(0);
  }

  @Test
  void aNodeGivesBackItsOwnLeasesOnly() throws SQLException {
    List<PendingEvent> own = append(true, newEvents(1));
    List<PendingEvent> others = otherNode().append(newEvents(1), true);

    outbox().releaseLeases();

    assertThat(ids(outbox().claimEvents(10)))
        .isEqualTo(ids(own))
        .doesNotContainSequence(ids(others));
  }

  @Test
  void aNodeGivesBackItsDeliveriesToo() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    claimAnHourLater();

    outbox().releaseLeases();

    assertThat(otherNode().claimDeliveries(10)).hasSize(1);
  }

  @Test
  void givingBackALeaseVoidsItsAnswers() throws SQLException {
    PendingEvent event = append(true, newEvents(1)).get(0);
    outbox().releaseLeases();

    outbox().settle(settled(event));

    assertThat(ids(otherNode().claimEvents(10))).containsExactly(event.id());
  }

  @Test
  void givingBackLeavesWaitingDeliveriesWaiting() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    outbox().settle(settled(claimAnHourLater(), RETRY_IN_AN_HOUR));

    outbox().releaseLeases();

    assertThat(otherNode().claimDeliveries(10)).isEmpty();
  }

  @Test
  void racingNodesNeverGetTheSameEvent() throws Exception {
    List<PendingEvent> stored = append(false, newEvents(200));
    Queue<PendingEvent> claimed = new ConcurrentLinkedQueue<>();

    Race.of(
        List.of(
            () -> claimed.addAll(outbox().claimEvents(7)),
            () -> claimed.addAll(otherNode().claimEvents(7))),
        () -> claimed.size() >= 200);

    assertThat(claimed)
        .extracting(PendingEvent::id)
        .containsExactlyInAnyOrderElementsOf(ids(stored));
  }
}
