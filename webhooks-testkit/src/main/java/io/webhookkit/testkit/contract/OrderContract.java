package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.StoredEvents.newEventInOrder;
import static io.webhookkit.testkit.contract.StoredEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Undelivered;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every outbox promises about deliveries that must stay in order. */
public abstract class OrderContract extends StandingContract {

  private static final long KEY = -42;
  private static final long OTHER_KEY = 43;
  private static final Outcome BLOCKED = new Outcome.Blocked();
  private static final Outcome PARKED = new Outcome.Parked("the last failed");

  /** Creates the suite. */
  protected OrderContract() {}

  @Test
  void anOpenEventIsUndeliveredWhoeverHoldsIt() throws SQLException {
    PendingEvent held = store(KEY, true);
    PendingEvent free = store(KEY, false);
    store(OTHER_KEY, true);

    assertThat(outbox().undelivered(List.of(KEY), sequence -> false))
        .containsExactlyInAnyOrder(
            Undelivered.open(KEY, held.sequence(), held.type()),
            Undelivered.open(KEY, free.sequence(), free.type()));
  }

  @Test
  void ofALongOrderThatThisNodeHoldsAllIsListed() throws SQLException {
    List<PendingEvent> stored =
        append(true, Stream.generate(() -> newEventInOrder(KEY)).limit(300).toList());

    assertThat(outbox().undelivered(List.of(KEY), sequence -> true))
        .extracting(Undelivered::sequence)
        .isEqualTo(stored.stream().map(PendingEvent::sequence).toList());
  }

  @Test
  void ofALongOrderInOtherHandsTheOldestAreListedAndOneStandsForTheOthers() throws SQLException {
    List<PendingEvent> stored =
        append(true, Stream.generate(() -> newEventInOrder(KEY)).limit(300).toList());

    List<Undelivered> undelivered = outbox().undelivered(List.of(KEY), sequence -> false);

    List<Undelivered> listed = undelivered.stream().filter(each -> each.type() != null).toList();
    assertThat(listed)
        .extracting(Undelivered::sequence)
        .isEqualTo(stored.stream().limit(listed.size()).map(PendingEvent::sequence).toList());
    if (listed.size() < stored.size()) {
      assertThat(undelivered).endsWith(Undelivered.andMore(listed.get(listed.size() - 1)));
    }
  }

  @Test
  void aClaimedEventStillKnowsItsOrder() throws SQLException {
    store(KEY, false);

    assertThat(outbox().claimEvents(10)).extracting(PendingEvent::orderKey).containsExactly(KEY);
  }

  @Test
  void whatAnEndpointHasNotTakenIsUndeliveredUnlessItIsSkipped() throws SQLException {
    long key = KEY;
    for (Outcome outcome : List.of(RETRY_IN_AN_HOUR, WAITING, BLOCKED, PARKED)) {
      PendingEvent event = leave(++key, outcome);
      assertThat(outbox().undelivered(List.of(key), sequence -> false))
          .as("%s", outcome)
          .containsExactly(Undelivered.left(key, event.sequence(), "crm"));
    }
    leave(++key, new Outcome.Skipped("500"));

    assertThat(outbox().undelivered(List.of(key), sequence -> false)).isEmpty();
  }

  @Test
  void ofEachEndpointTheOldestThatItHasNotTakenIsUndelivered() throws SQLException {
    PendingEvent first = leave(KEY, RETRY_IN_AN_HOUR);
    leave(KEY, BLOCKED);
    PendingEvent third = store(KEY, true);
    outbox().settle(settled(third, new Remainder("erp", 1, RETRY_IN_AN_HOUR)));

    assertThat(outbox().undelivered(List.of(KEY), sequence -> false))
        .contains(
            Undelivered.left(KEY, first.sequence(), "crm"),
            Undelivered.left(KEY, third.sequence(), "erp"));
  }

  @Test
  void whatIsDeliveredIsNotUndelivered() throws SQLException {
    outbox().settle(settled(store(KEY, true)));
    leave(KEY, RETRY_IN_AN_HOUR);
    outbox().settle(settled(claimAnHourLater(), new Outcome.Delivered()));

    assertThat(outbox().undelivered(List.of(KEY), sequence -> false)).isEmpty();
  }

  @Test
  void whatIsBlockedIsNeitherDueNorWaiting() throws SQLException {
    leave(KEY, RETRY_IN_AN_HOUR);
    leave(KEY, BLOCKED);

    letTimePass(HOUR);

    assertThat(outbox().look().blocked()).isTrue();
    assertThat(outbox().claimDeliveries(10)).hasSize(1);
    assertThat(outbox().claimWaiting("crm", 10)).isEmpty();
  }

  @Test
  void whatIsBlockedStaysSoUntilTheOneBeforeItIsDelivered() throws SQLException {
    leave(KEY, RETRY_IN_AN_HOUR);
    PendingEvent next = leave(KEY, BLOCKED);
    leave(KEY, BLOCKED);
    assertThat(outbox().unblock(List.of(KEY))).isEmpty();

    outbox().settle(settled(claimAnHourLater(), new Outcome.Delivered()));

    assertThat(outbox().unblock(List.of(OTHER_KEY))).isEmpty();
    assertThat(outbox().unblock(List.of(KEY, OTHER_KEY))).containsExactly("crm");
    assertThat(outbox().claimWaiting("crm", 10))
        .extracting(delivery -> delivery.event().id())
        .containsExactly(next.id());
  }

  @Test
  void theNextOneIsFreedInItsTurn() throws SQLException {
    leave(KEY, WAITING);
    leave(KEY, BLOCKED);
    leave(KEY, BLOCKED);
    for (int turn = 1; turn <= 3; turn++) {
      PendingDelivery head = StoredEvents.first(outbox().claimWaiting("crm", 10));
      assertThat(outbox().unblock(List.of(KEY))).as("it is under way").isEmpty();
      outbox().settle(settled(head, new Outcome.Delivered()));
      assertThat(outbox().unblock(List.of(KEY))).isEqualTo(turn < 3 ? Set.of("crm") : Set.of());
    }
  }

  @Test
  void anOpenEventBlocksWhatComesAfterItAndNotWhatIsBeforeIt() throws SQLException {
    PendingEvent before = store(KEY, true);
    PendingEvent open = store(KEY, true);
    leave(KEY, BLOCKED);
    outbox().settle(settled(before, new Remainder("crm", 0, BLOCKED)));

    assertThat(outbox().unblock(List.of(KEY))).containsExactly("crm");
    assertThat(outbox().claimWaiting("crm", 10))
        .extracting(delivery -> delivery.event().id())
        .containsExactly(before.id());
    outbox().settle(settled(open));
    assertThat(outbox().unblock(List.of(KEY))).as("the first is still under way").isEmpty();
  }

  @Test
  void whatIsParkedBlocksAndWhatIsSkippedDoesNot() throws SQLException {
    leave(KEY, PARKED);
    leave(KEY, BLOCKED);
    leave(OTHER_KEY, new Outcome.Skipped("500"));
    leave(OTHER_KEY, BLOCKED);

    assertThat(outbox().unblock(List.of(KEY))).isEmpty();
    assertThat(outbox().unblock(List.of(OTHER_KEY))).containsExactly("crm");
  }

  @Test
  void whatAnotherEndpointHasNotTakenBlocksNothing() throws SQLException {
    PendingEvent first = store(KEY, true);
    outbox().settle(settled(first, new Remainder("erp", 1, RETRY_IN_AN_HOUR)));
    leave(KEY, BLOCKED);

    assertThat(outbox().unblock(List.of(KEY))).containsExactly("crm");
  }

  @Test
  void whatACrashHasLeftBlockedIsFreedInAllOrders() throws SQLException {
    leave(KEY, BLOCKED);
    leave(OTHER_KEY, BLOCKED);

    assertThat(outbox().unblock()).containsExactly("crm");

    assertThat(outbox().claimWaiting("crm", 10)).hasSize(2);
    assertThat(outbox().unblock()).isEmpty();
  }

  @Test
  void whatIsAskedForInOrderWaitsForItsTurn() throws SQLException {
    PendingEvent first = leave(KEY, PARKED);
    leave(KEY, PARKED);
    PendingEvent other = leave(OTHER_KEY, new Outcome.Skipped("500"));

    assertThat(outbox().redeliver("crm", true)).isEqualTo(3);

    assertThat(outbox().claimWaiting("crm", 10)).isEmpty();
    assertThat(outbox().unblock()).containsExactly("crm");
    assertThat(outbox().claimWaiting("crm", 10))
        .extracting(delivery -> delivery.event().id())
        .containsExactly(first.id(), other.id());
  }

  @Test
  void whatIsAskedForWaitsForNoTurnAtAnEndpointWithoutOrder() throws SQLException {
    leave(KEY, PARKED);
    leave(KEY, PARKED);

    outbox().redeliver("crm", false);

    assertThat(outbox().claimWaiting("crm", 10)).hasSize(2);
  }

  @Test
  void whatIsAskedForWaitsForNoTurnIfItIsPartOfNoOrder() throws SQLException {
    leave(PARKED);

    outbox().redeliver("crm", true);

    assertThat(outbox().claimWaiting("crm", 10)).hasSize(1);
  }

  private PendingEvent store(long orderKey, boolean leased) throws SQLException {
    return StoredEvents.first(append(leased, List.of(newEventInOrder(orderKey))));
  }

  private PendingEvent leave(long orderKey, Outcome outcome) throws SQLException {
    PendingEvent event = store(orderKey, true);
    outbox().settle(settled(event, new Remainder("crm", 0, outcome)));
    return event;
  }
}
