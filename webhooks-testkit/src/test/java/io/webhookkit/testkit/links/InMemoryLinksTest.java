package io.webhookkit.testkit.links;

import io.webhookkit.inbound.convergence.InMemoryLinks;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.LinkStoreContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;

@ContractOf("in memory")
class InMemoryLinksTest extends LinkStoreContract {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final LinkStore links = new InMemoryLinks(Clock.fixed(NOW, ZoneOffset.UTC));

  @Override
  protected LinkStore links() {
    return links;
  }

  @Override
  protected <R> R inTransaction(Supplier<R> work) {
    return work.get();
  }

  @Override
  protected void onConnection(Sending sending) throws Exception {
    sending.on(null);
  }

  @Override
  protected Instant now() {
    return NOW;
  }
}
