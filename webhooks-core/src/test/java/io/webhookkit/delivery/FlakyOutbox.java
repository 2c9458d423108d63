package io.webhookkit.delivery;

import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/** An outbox in memory that a test makes fail or wait; as it stands, it does neither. */
class FlakyOutbox implements Outbox {

  private final Outbox memory;

  FlakyOutbox(Clock clock) {
    memory = new InMemoryOutbox(clock);
  }

  @Override
  public List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased) {
    throw new UnsupportedOperationException("there is no transaction here");
  }

  @Override
  public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
    return memory.append(events, leased);
  }

  @Override
  public void withdraw(Connection transaction, List<PendingEvent> events) {
    throw new UnsupportedOperationException("there is no transaction here");
  }

  @Override
  public Look look() {
    return memory.look();
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return memory.claimEvents(max);
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return memory.claimDeliveries(max);
  }

  @Override
  public Set<String> waitingEndpoints() {
    return memory.waitingEndpoints();
  }

  @Override
  public List<PendingDelivery> claimWaiting(String endpoint, int max) {
    return memory.claimWaiting(endpoint, max);
  }

  @Override
  public void settle(Settlement settlement) {
    memory.settle(settlement);
  }

  @Override
  public List<Lease> renewLeases(List<PendingEvent> events, List<PendingDelivery> deliveries) {
    return memory.renewLeases(events, deliveries);
  }

  @Override
  public void releaseLeases() {
    memory.releaseLeases();
  }

  @Override
  public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
    return memory.undelivered(orderKeys, held);
  }

  @Override
  public Set<String> unblock(Collection<Long> orderKeys) {
    return memory.unblock(orderKeys);
  }

  @Override
  public Set<String> unblock() {
    return memory.unblock();
  }

  @Override
  public long purge(Duration age) {
    return memory.purge(age);
  }

  @Override
  public void pause(String endpoint) {
    memory.pause(endpoint);
  }

  @Override
  public void resume(String endpoint) {
    memory.resume(endpoint);
  }

  @Override
  public long redeliver(String endpoint, boolean inOrder) {
    return memory.redeliver(endpoint, inOrder);
  }

  @Override
  public Standing standing() {
    return memory.standing();
  }
}
