package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.StoredEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Standing;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every outbox promises to tell of what was not delivered. */
public abstract class StandingContract extends WaitingContract {

  /** Creates the suite. */
  protected StandingContract() {}

  @Test
  void nothingStandsWhereEverythingWasDelivered() throws SQLException {
    outbox().settle(settled(StoredEvents.first(append(true, StoredEvents.newEvents(1)))));

    assertThat(outbox().standing()).isEqualTo(new Standing(0, 0, 0, Optional.empty()));
  }

  @Test
  void anEventIsOpenUntilItWasOfferedToAllWhoeverHoldsIt() throws SQLException {
    append(false, StoredEvents.newEvents(1));
    PendingEvent held = StoredEvents.first(append(true, StoredEvents.newEvents(1)));
    assertThat(outbox().standing().openEvents()).isEqualTo(2);

    outbox().settle(settled(held));

    assertThat(outbox().standing().openEvents()).isEqualTo(1);
  }

  @Test
  void whatWillBeTriedAgainIsCountedApartFromWhatNobodyHasAskedFor() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    leave(WAITING);
    leave(new Outcome.Blocked());
    leave(new Outcome.Parked("410"));
    leave(new Outcome.Skipped("500"));

    assertThat(outbox().standing())
        .extracting(Standing::openEvents, Standing::deliveries, Standing::parked)
        .containsExactly(0L, 3L, 2L);
  }

  @Test
  void aDeliveryThatANodeHoldsStillCounts() throws SQLException {
    leave(WAITING);
    outbox().claimWaiting("crm", 10);

    assertThat(outbox().standing().deliveries()).isEqualTo(1);
  }

  @Test
  void theOldestThatIsUndeliveredHasTheAgeOfItsEvent() throws SQLException {
    leave(RETRY_IN_AN_HOUR);
    letTimePass(HOUR);
    outbox().settle(settled(StoredEvents.first(outbox().claimDeliveries(1)), RETRY_IN_AN_HOUR));
    letTimePass(HOUR);
    append(false, StoredEvents.newEvents(1));

    assertThat(outbox().standing().oldest())
        .hasValueSatisfying(age -> assertThat(age).isBetween(hours(2), hours(2).plusMinutes(1)));
  }

  @Test
  void anOpenEventMayBeTheOldest() throws SQLException {
    append(false, StoredEvents.newEvents(1));
    letTimePass(HOUR);
    leave(RETRY_IN_AN_HOUR);

    assertThat(outbox().standing().oldest())
        .hasValueSatisfying(age -> assertThat(age).isBetween(HOUR, HOUR.plusMinutes(1)));
  }

  @Test
  void whatIsParkedMakesNothingOld() throws SQLException {
    leave(new Outcome.Parked("410"));
    letTimePass(HOUR);

    assertThat(outbox().standing().oldest()).isEmpty();
  }

  private static Duration hours(int count) {
    return HOUR.multipliedBy(count);
  }
}
