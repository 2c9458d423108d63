package io.webhookkit.benchmarks.commit;

import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out what the dispatcher does to the database on its own thread: it is no part of a commit,
 * and takes its turns at whatever a baseline that has no dispatcher happens to do.
 */
final class UnsettledOutbox implements Outbox {

  private final Outbox outbox;

  UnsettledOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased)
      throws SQLException {
    return outbox.append(transaction, events, leased);
  }

  @Override
  public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
    return outbox.append(events, leased);
  }

  @Override
  public void withdraw(Connection transaction, List<PendingEvent> events) throws SQLException {
    outbox.withdraw(transaction, events);
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return List.of();
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return List.of();
  }

  @Override
  public Optional<Duration> untilNextDelivery() {
    return Optional.empty();
  }

  @Override
  public void settle(Settlement settlement) {
    // The row stays as the commit has left it.
  }

  @Override
  public void releaseLeases() {
    // Nobody else takes what is left in a database that ends with this process.
  }
}
