package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.StoredEvents.body;
import static io.webhookkit.testkit.contract.StoredEvents.failed;
import static io.webhookkit.testkit.contract.StoredEvents.newEvents;
import static io.webhookkit.testkit.contract.StoredEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.Remainder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What every outbox promises about the deliveries that an event leaves behind. */
public abstract class DeliveryContract extends OutboxContract {

  static final Duration HOUR = Duration.ofHours(1);
  static final Outcome RETRY_IN_AN_HOUR = new Outcome.Retry(HOUR, "503");

  /** Creates the suite. */
  protected DeliveryContract() {}

  /** Lets time pass for the outbox: what was to end or to begin in that time has. */
  protected abstract void letTimePass(Duration time) throws SQLException;

  @Test
  void aRemainderIsDueAfterItsWaitAndNotBefore() throws SQLException {
    leave(RETRY_IN_AN_HOUR);

    letTimePass(HOUR.minusMinutes(1));
    assertThat(outbox().claimDeliveries(10)).isEmpty();

    letTimePass(Duration.ofMinutes(2));
    assertThat(outbox().claimDeliveries(10)).hasSize(1);
  }

  @Test
  void aDeliveryKnowsItsEventItsEndpointAndItsAttempts() throws SQLException {
    PendingEvent event = leave(RETRY_IN_AN_HOUR);

    PendingDelivery delivery = claimAnHourLater();

    assertThat(delivery.endpoint()).isEqualTo("crm");
    assertThat(delivery.attempts()).isEqualTo(1);
    assertThat(delivery.event().id()).isEqualTo(event.id());
    assertThat(delivery.event().sequence()).isEqualTo(event.sequence());
    assertThat(body(delivery.event())).isEqualTo(body(event));
  }

  @Test
  void eachEndpointThatHasNotTakenAnEventIsADeliveryOfItsOwn() throws SQLException {
    PendingEvent event = append(true, newEvents(1)).get(0);

    outbox()
        .settle(
            settled(
                event,
                new Remainder("crm", 1, RETRY_IN_AN_HOUR),
                new Remainder("erp", 0, RETRY_IN_AN_HOUR)));

    letTimePass(HOUR);
    assertThat(outbox().claimDeliveries(10))
        .extracting(PendingDelivery::endpoint)
        .containsExactlyInAnyOrder("crm", "erp");
  }

  @Test
  void aParkedRemainderIsNotClaimed() throws SQLException {
    leave(new Outcome.Parked("410"));

    letTimePass(HOUR);

    assertThat(outbox().claimDeliveries(10)).isEmpty();
  }

  @Test
  void aClaimedDeliveryIsNotClaimedAgain() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    claimAnHourLater();

    assertThat(outbox().claimDeliveries(10)).isEmpty();
  }

  @Test
  void aDeliveryThatWasTakenIsGone() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    PendingDelivery delivery = claimAnHourLater();

    outbox().settle(settled(delivery, new Outcome.Delivered()));

    letTimePass(HOUR);
    assertThat(outbox().claimDeliveries(10)).isEmpty();
  }

  @Test
  void aDeliveryThatFailedAgainIsDueAgain() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    PendingDelivery first = claimAnHourLater();

    outbox().settle(settled(first, RETRY_IN_AN_HOUR));

    assertThat(outbox().claimDeliveries(10)).isEmpty();
    assertThat(claimAnHourLater().attempts()).isEqualTo(2);
  }

  @Test
  void aDeliveryThatWasParkedIsNotClaimed() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    PendingDelivery delivery = claimAnHourLater();

    outbox().settle(settled(delivery, new Outcome.Parked("410")));

    letTimePass(HOUR);
    assertThat(outbox().claimDeliveries(10)).isEmpty();
  }

  @Test
  void whateverATransportSaysOfAFailureCanBeStored() throws SQLException {
    PendingEvent event = append(true, newEvents(1)).get(0);
    String reason = "no answer\0 at all ".repeat(1000);

    outbox().settle(failed(event, reason, HOUR));

    assertThat(claimAnHourLater().event().id()).isEqualTo(event.id());
  }

  @Test
  void itIsKnownHowLongItIsUntilTheNextDelivery() throws SQLException {
    assertThat(outbox().look().untilDeliveries()).isEmpty();

    leave(new Outcome.Retry(HOUR.multipliedBy(2), "503"));
    leave(RETRY_IN_AN_HOUR);

    assertThat(outbox().look().untilDeliveries())
        .hasValueSatisfying(wait -> assertThat(wait).isBetween(HOUR.minusMinutes(1), HOUR));
  }

  @Test
  void noMoreDeliveriesAreClaimedThanAskedFor() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    leave(RETRY_IN_AN_HOUR);
    letTimePass(HOUR);

    assertThat(outbox().claimDeliveries(1)).hasSize(1);
    assertThat(outbox().claimDeliveries(1)).hasSize(1);
    assertThat(outbox().claimDeliveries(1)).isEmpty();
  }

  @Test
  void racingClaimersNeverGetTheSameDelivery() throws Exception {
    for (PendingEvent event : append(true, newEvents(100))) {
      outbox().settle(settled(event, new Remainder("crm", 1, RETRY_IN_AN_HOUR)));
    }
    letTimePass(HOUR);
    Queue<PendingDelivery> claimed = new ConcurrentLinkedQueue<>();

    Race.of(4, () -> claimed.addAll(outbox().claimDeliveries(7)), () -> claimed.size() >= 100);

    assertThat(claimed)
        .extracting(delivery -> delivery.event().id())
        .hasSize(100)
        .doesNotHaveDuplicates();
  }

  /** Stores an event that the endpoint "crm" has not taken at the first attempt. */
  final PendingEvent leave(Outcome outcome) throws SQLException {
    PendingEvent event = append(true, newEvents(1)).get(0);
    outbox().settle(settled(event, new Remainder("crm", 1, outcome)));
    return event;
  }

  final PendingDelivery claimAnHourLater() throws SQLException {
    letTimePass(HOUR);
    return outbox().claimDeliveries(10).get(0);
  }
}
