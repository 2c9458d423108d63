package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.StoredEvents.body;
import static io.webhookkit.testkit.contract.StoredEvents.ids;
import static io.webhookkit.testkit.contract.StoredEvents.newEvent;
import static io.webhookkit.testkit.contract.StoredEvents.newEvents;
import static io.webhookkit.testkit.contract.StoredEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Outbox} promises about events. {@link DeliveryContract} goes on with what is
 * left of them after their first attempt, and {@link SharedOutboxContract} with what several nodes
 * promise each other.
 */
public abstract class OutboxContract {

  /** Creates the suite; its outbox is empty before each test. */
  protected OutboxContract() {}

  /** Returns the outbox under test, the same one throughout a test. */
  protected abstract Outbox outbox();

  /** Returns the database whose transactions the outbox takes part in. */
  protected abstract DataSource dataSource();

  @Test
  void anEventExistsOnceItsTransactionHasCommitted() throws SQLException {
    NewEvent event = newEvent();

    append(false, List.of(event));

    assertThat(ids(outbox().claimEvents(10))).containsExactly(event.event().id());
  }

  @Test
  void anEventDoesNotExistBeforeItsTransactionHasCommitted() throws SQLException {
    try (Connection transaction = begin()) {
      outbox().append(transaction, newEvents(1), false);

      assertThat(outbox().claimEvents(10)).isEmpty();
      transaction.rollback();
    }
  }

  @Test
  void anEventOfARolledBackTransactionNeverExists() throws SQLException {
    try (Connection transaction = begin()) {
      outbox().append(transaction, newEvents(1), false);
      transaction.rollback();
    }

    assertThat(outbox().claimEvents(10)).isEmpty();
  }

  @Test
  void anEventCanBeStoredInATransactionOfItsOwn() {
    NewEvent event = newEvent();

    outbox().append(List.of(event), false);

    assertThat(ids(outbox().claimEvents(10))).containsExactly(event.event().id());
  }

  @Test
  void aWithdrawnEventDoesNotExistAndTheOthersDo() throws SQLException {
    List<PendingEvent> kept;
    try (Connection transaction = begin()) {
      List<PendingEvent> withdrawn = outbox().append(transaction, newEvents(2), false);
      outbox().withdraw(transaction, withdrawn);
      kept = outbox().append(transaction, newEvents(1), false);
      commit(transaction, kept, false);
    }

    assertThat(ids(outbox().claimEvents(10))).isEqualTo(ids(kept));
  }

  @Test
  void storedEventsAreReturnedInTheOrderInWhichTheyWereGiven() throws SQLException {
    List<NewEvent> events = newEvents(20);

    List<PendingEvent> stored = append(false, events);

    assertThat(ids(stored)).isEqualTo(events.stream().map(event -> event.event().id()).toList());
  }

  @Test
  void theSequenceGrowsFromEventToEvent() throws SQLException {
    List<PendingEvent> first = append(false, newEvents(20));
    List<PendingEvent> second = outbox().append(newEvents(20), false);

    assertThat(first).extracting(PendingEvent::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(second).extracting(PendingEvent::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(second.get(0).sequence()).isGreaterThan(first.get(19).sequence());
  }

  @Test
  void theBodyCarriesTheSequence() throws SQLException {
    PendingEvent stored = append(false, newEvents(1)).get(0);
    PendingEvent claimed = outbox().claimEvents(10).get(0);

    assertThat(body(stored)).isEqualTo("{\"sequence\":" + stored.sequence() + "}");
    assertThat(body(claimed)).isEqualTo(body(stored));
  }

  @Test
  void aClaimedEventIsWhatWasStored() throws SQLException {
    NewEvent event = newEvent();
    PendingEvent stored = append(false, List.of(event)).get(0);

    PendingEvent claimed = outbox().claimEvents(10).get(0);

    assertThat(claimed)
        .usingRecursiveComparison()
        .ignoringFields("lease")
        .isEqualTo(event.stored(stored.sequence(), stored.lease()));
  }

  @Test
  void eventsAreClaimedInTheOrderOfTheirSequenceAndNoMoreThanAskedFor() throws SQLException {
    List<PendingEvent> stored = append(false, newEvents(5));

    assertThat(ids(outbox().claimEvents(2))).isEqualTo(ids(stored.subList(0, 2)));
    assertThat(ids(outbox().claimEvents(2))).isEqualTo(ids(stored.subList(2, 4)));
    assertThat(ids(outbox().claimEvents(2))).isEqualTo(ids(stored.subList(4, 5)));
  }

  @Test
  void aClaimedEventIsNotClaimedAgain() throws SQLException {
    append(false, newEvents(1));
    outbox().claimEvents(10);

    assertThat(outbox().claimEvents(10)).isEmpty();
  }

  @Test
  void anEventThatIsLeasedFromTheStartIsNotClaimed() throws SQLException {
    append(true, newEvents(1));

    assertThat(outbox().claimEvents(10)).isEmpty();
  }

  @Test
  void anEventThatEverySubscriberHasTakenIsGone() throws SQLException {
    PendingEvent event = append(true, newEvents(1)).get(0);

    outbox().settle(settled(event));

    outbox().releaseLeases();
    assertThat(outbox().claimEvents(10)).isEmpty();
    assertThat(outbox().claimDeliveries(10)).isEmpty();
  }

  @Test
  void racingClaimersNeverGetTheSameEvent() throws Exception {
    List<PendingEvent> stored = append(false, newEvents(200));
    Queue<PendingEvent> claimed = new ConcurrentLinkedQueue<>();

    Race.of(4, () -> claimed.addAll(outbox().claimEvents(7)), () -> claimed.size() >= 200);

    assertThat(claimed)
        .extracting(PendingEvent::id)
        .containsExactlyInAnyOrderElementsOf(ids(stored));
  }

  /** Begins a transaction of the application. */
  final Connection begin() throws SQLException {
    Connection connection = dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Commits it, and tells the outbox as its caller has to. */
  final void commit(Connection transaction, List<PendingEvent> stored, boolean leased)
      throws SQLException {
    transaction.commit();
    outbox().committed(stored, leased);
  }

  /** Stores events in a transaction of the application that commits. */
  final List<PendingEvent> append(boolean leased, List<NewEvent> events) throws SQLException {
    try (Connection transaction = begin()) {
      List<PendingEvent> stored = outbox().append(transaction, events, leased);
      commit(transaction, stored, leased);
      return stored;
    }
  }
}
