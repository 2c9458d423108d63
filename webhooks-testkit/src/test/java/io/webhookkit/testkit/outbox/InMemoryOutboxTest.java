package io.webhookkit.testkit.outbox;

import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.OrderContract;
import io.webhookkit.testkit.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** It is no {@code SharedOutboxContract}: nobody else can hold a lease on what is in its memory. */
@ContractOf("in memory")
class InMemoryOutboxTest extends OrderContract {

  private final DataSource database = Databases.h2();
  private final TestClock clock = TestClock.at(Instant.EPOCH);
  private final Outbox outbox = new InMemoryOutbox(clock);

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected DataSource dataSource() {
    return database;
  }

  @Override
  protected void letTimePass(Duration time) {
    clock.advance(time);
  }
}
