package io.webhookkit.benchmarks.commit;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Look;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Standing;
import io.webhookkit.delivery.Undelivered;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

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
  public Look look() {
    return new Look(Optional.empty(), Optional.empty(), false, false, Set.of());
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
  public Set<String> waitingEndpoints() {
    return Set.of();
  }

  @Override
  public List<PendingDelivery> claimWaiting(String endpoint, int max) {
    return List.of();
  }

  @Override
  public void settle(Settlement settlement) {
    // The row stays as the commit has left it.
  }

  @Override
  public List<Lease> renewLeases(List<PendingEvent> events, List<PendingDelivery> deliveries) {
    return List.of();
  }

  @Override
  public void releaseLeases() {
    // Nobody else takes what is left in a database that ends with this process.
  }

  @Override
  public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
    return List.of();
  }

  @Override
  public Set<String> unblock(Collection<Long> orderKeys) {
    return Set.of();
  }

  @Override
  public Set<String> unblock() {
    return Set.of();
  }

  @Override
  public long purge(Duration age) {
    return 0;
  }

  @Override
  public void pause(String endpoint) {}

  @Override
  public void resume(String endpoint) {}

  @Override
  public long redeliver(String endpoint, boolean inOrder) {
    return 0;
  }

  @Override
  public Standing standing() {
    return outbox.standing();
  }
}
