package io.webhookkit.testkit.broken;

import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.OrderContract;
import io.webhookkit.testkit.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenOutboxTest extends BrokenContract {

  private static final DataSource DATABASE = Databases.h2();

  BrokenOutboxTest() {
    super(Suite.class, BrokenOutbox.values());
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends OrderContract {

    private final TestClock clock = TestClock.at(Instant.EPOCH);
    private final Outbox outbox;

    Suite(BrokenOutbox broken) {
      outbox = broken.breaking(new InMemoryOutbox(clock));
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }

    @Override
    protected DataSource dataSource() {
      return DATABASE;
    }

    @Override
    protected void letTimePass(Duration time) {
      clock.advance(time);
    }
  }
}
