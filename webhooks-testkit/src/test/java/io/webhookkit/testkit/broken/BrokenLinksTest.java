package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.convergence.InMemoryLinks;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.testkit.contract.LinkStoreContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenLinksTest extends BrokenContract {

  BrokenLinksTest() {
    super(Suite.class, BrokenLinks.values());
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends LinkStoreContract {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final LinkStore links;

    Suite(BrokenLinks broken) {
      links = broken.breaking(new InMemoryLinks(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

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
}
