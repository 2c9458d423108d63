package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.InMemoryInbox;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.testkit.contract.InboxContract;
import io.webhookkit.testkit.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenInboxTest extends BrokenContract {

  BrokenInboxTest() {
    super(Suite.class, BrokenInbox.values());
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends InboxContract {

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final Inbox inbox;

    Suite(BrokenInbox broken) {
      inbox = broken.breaking(new InMemoryInbox(InboundTransaction.NONE, clock));
    }

    @Override
    protected Inbox inbox() {
      return inbox;
    }

    @Override
    protected Inbox otherNode() {
      return inbox;
    }

    @Override
    protected void letTimePass(Duration time) {
      clock.advance(time);
    }
  }
}
