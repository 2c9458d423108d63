package io.webhookkit.testkit;

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
import java.util.Set;
import java.util.function.LongPredicate;

/** Does what a good outbox does, until a subclass does something else. */
public abstract class ForwardingOutbox implements Outbox {

  private final Outbox good;

  protected ForwardingOutbox(Outbox good) {
    this.good = good;
  }

  @Override
  public List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased)
      throws SQLException {
    return good.append(transaction, events, leased);
  }

  @Override
  public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
    return good.append(events, leased);
  }

  @Override
  public void withdraw(Connection transaction, List<PendingEvent> events) throws SQLException {
    good.withdraw(transaction, events);
  }

  @Override
  public void committed(List<PendingEvent> events, boolean leased) {
    good.committed(events, leased);
  }

  @Override
  public Look look() {
    return good.look();
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return good.claimEvents(max);
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return good.claimDeliveries(max);
  }

  @Override
  public Set<String> waitingEndpoints() {
    return good.waitingEndpoints();
  }

  @Override
  public List<PendingDelivery> claimWaiting(String endpoint, int max) {
    return good.claimWaiting(endpoint, max);
  }

  @Override
  public void settle(Settlement settlement) {
    good.settle(settlement);
  }

  @Override
  public List<Lease> renewLeases(List<PendingEvent> events, List<PendingDelivery> deliveries) {
    return good.renewLeases(events, deliveries);
  }

  @Override
  public void releaseLeases() {
    good.releaseLeases();
  }

  @Override
  public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
    return good.undelivered(orderKeys, held);
  }

  @Override
  public Set<String> unblock(Collection<Long> orderKeys) {
    return good.unblock(orderKeys);
  }

  @Override
  public Set<String> unblock() {
    return good.unblock();
  }

  @Override
  public long purge(Duration age) {
    return good.purge(age);
  }

  @Override
  public void pause(String endpoint) {
    good.pause(endpoint);
  }

  @Override
  public void resume(String endpoint) {
    good.resume(endpoint);
  }

  @Override
  public long redeliver(String endpoint, boolean inOrder) {
    return good.redeliver(endpoint, inOrder);
  }

  @Override
  public Standing standing() {
    return good.standing();
  }
}
