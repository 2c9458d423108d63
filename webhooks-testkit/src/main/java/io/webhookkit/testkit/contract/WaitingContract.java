package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.StoredEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.Remainder;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every outbox promises about deliveries that are not a matter of time: those that wait for
 * room at their endpoint, those that somebody asks for, and pauses.
 */
public abstract class WaitingContract extends DeliveryContract {

  static final Outcome WAITING = new Outcome.Waiting("the endpoint is paused");

  /** Creates the suite. */
  protected WaitingContract() {}

  @Test
  void aDeliveryThatWaitsForRoomIsClaimedForItsEndpointAlone() throws SQLException {
    PendingEvent event = leave(WAITING);

    assertThat(outbox().claimDeliveries(10)).isEmpty();
    assertThat(outbox().claimWaiting("erp", 10)).isEmpty();
    assertThat(outbox().claimWaiting("crm", 10))
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.event().id()).isEqualTo(event.id()));
  }

  @Test
  void theEndpointsAtWhichDeliveriesWaitAreNamed() throws SQLException {
    assertThat(outbox().waitingEndpoints()).isEmpty();
    leave(WAITING);
    leave(WAITING);
    leave(RETRY_IN_AN_HOUR);
    PendingEvent event = StoredEvents.first(append(true, StoredEvents.newEvents(1)));
    outbox()
        .settle(
            settled(
                event,
                new Remainder("erp", 0, WAITING),
                new Remainder("mail", 0, new Outcome.Parked("410"))));

    assertThat(outbox().waitingEndpoints()).containsExactlyInAnyOrder("crm", "erp");

    outbox().claimWaiting("crm", 10);
    assertThat(outbox().waitingEndpoints()).containsExactly("erp");
  }

  @Test
  void whatWaitsIsClaimedInTheOrderOfTheEventsAndNoMoreThanAskedFor() throws SQLException {
    PendingEvent older = StoredEvents.first(append(true, StoredEvents.newEvents(1)));
    PendingEvent newer = leave(WAITING);
    outbox().settle(settled(older, new Remainder("crm", 0, WAITING)));

    assertThat(outbox().claimWaiting("crm", 1))
        .extracting(delivery -> delivery.event().id())
        .containsExactly(older.id());
    assertThat(outbox().claimWaiting("crm", 1))
        .extracting(delivery -> delivery.event().id())
        .containsExactly(newer.id());
  }

  @Test
  void whatWasWaitingIsSettledLikeAnyOther() throws SQLException {
    leave(WAITING);
    PendingDelivery first = StoredEvents.first(outbox().claimWaiting("crm", 10));

    outbox().settle(settled(first, RETRY_IN_AN_HOUR));
    PendingDelivery second = claimAnHourLater();
    outbox().settle(settled(second, new Outcome.Delivered()));

    letTimePass(HOUR);
    assertThat(outbox().claimDeliveries(10)).isEmpty();
    assertThat(outbox().claimWaiting("crm", 10)).isEmpty();
  }

  @Test
  void aDueDeliveryCanWaitForRoomInstead() throws SQLException {
    leave(RETRY_IN_AN_HOUR);

    outbox().settle(settled(claimAnHourLater(), WAITING));

    letTimePass(HOUR);
    assertThat(outbox().claimDeliveries(10)).isEmpty();
    assertThat(outbox().claimWaiting("crm", 10)).hasSize(1);
  }

  @Test
  void aLookTellsWhetherSomethingWaits() throws SQLException {
    assertThat(outbox().look().waiting()).isFalse();

    leave(WAITING);

    assertThat(outbox().look().waiting()).isTrue();
  }

  @Test
  void aLookTellsWhenAnEventCanBeClaimed() throws SQLException {
    assertThat(outbox().look().untilEvents()).isEmpty();

    append(false, StoredEvents.newEvents(1));

    assertThat(outbox().look().untilEvents())
        .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ZERO));
  }

  @Test
  void aLookTellsWhichEndpointsArePaused() {
    outbox().pause("crm");
    outbox().pause("erp");
    outbox().pause("crm");
    assertThat(outbox().look().paused()).containsExactlyInAnyOrder("crm", "erp");

    outbox().resume("crm");
    outbox().resume("crm");
    assertThat(outbox().look().paused()).containsExactly("erp");
    outbox().resume("erp");
  }

  @Test
  void whatIsParkedOrSkippedCanBeAskedForAndHasAllItsAttemptsAgain() throws SQLException {
    leave(new Outcome.Parked("410"));
    leave(new Outcome.Skipped("500"));
    leave(RETRY_IN_AN_HOUR);

    assertThat(outbox().redeliver("erp", false)).isZero();
    assertThat(outbox().redeliver("crm", false)).isEqualTo(2);

    assertThat(outbox().claimWaiting("crm", 10))
        .extracting(PendingDelivery::attempts)
        .containsExactly(0, 0);
  }
}
