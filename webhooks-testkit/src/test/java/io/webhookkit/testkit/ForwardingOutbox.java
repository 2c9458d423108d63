package io.webhookkit.testkit;

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
  public List<PendingEvent> claimEvents(int max) {
    return good.claimEvents(max);
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return good.claimDeliveries(max);
  }

  @Override
  public Optional<Duration> untilNextDelivery() {
    return good.untilNextDelivery();
  }

  @Override
  public void settle(Settlement settlement) {
    good.settle(settlement);
  }

  @Override
  public void releaseLeases() {
    good.releaseLeases();
  }
}
