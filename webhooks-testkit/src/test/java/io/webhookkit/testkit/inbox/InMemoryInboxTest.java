package io.webhookkit.testkit.inbox;

import io.webhookkit.inbound.InMemoryInbox;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.InboxContract;
import io.webhookkit.testkit.time.TestClock;
import java.time.Duration;
import java.time.Instant;

@ContractOf("in memory")
class InMemoryInboxTest extends InboxContract {

  private final TestClock clock = TestClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final Inbox inbox = new InMemoryInbox(InboundTransaction.NONE, clock);

  @Override
  protected Inbox inbox() {
    return inbox;
  }

  /** There is no other node; another user of the same one is the next best. */
  @Override
  protected Inbox otherNode() {
    return inbox;
  }

  @Override
  protected void letTimePass(Duration time) {
    clock.advance(time);
  }
}
