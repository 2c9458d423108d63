package io.webhookkit.testkit.outbox;

import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.OrderContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** It is no {@code SharedOutboxContract}: nobody else can hold a lease on what is in its memory. */
@ContractOf("in memory")
class InMemoryOutboxTest extends OrderContract {

  private final DataSource database = Databases.h2();
  private final MovedClock clock = new MovedClock();
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
    clock.now = clock.now.plus(time);
  }

  private static final class MovedClock extends Clock {

    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
