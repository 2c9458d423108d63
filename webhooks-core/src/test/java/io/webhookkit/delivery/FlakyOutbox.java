package io.webhookkit.delivery;

import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
  public List<PendingEvent> claimEvents(int max) {
    return memory.claimEvents(max);
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return memory.claimDeliveries(max);
  }

  @Override
  public Optional<Duration> untilNextDelivery() {
    return memory.untilNextDelivery();
  }

  @Override
  public void settle(Settlement settlement) {
    memory.settle(settlement);
  }

  @Override
  public void releaseLeases() {
    memory.releaseLeases();
  }
}
