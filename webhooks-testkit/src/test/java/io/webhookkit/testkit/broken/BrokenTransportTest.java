package io.webhookkit.testkit.broken;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.testkit.broken.PlainTransport.Bounds;
import io.webhookkit.testkit.contract.TransportContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenTransportTest extends BrokenContract {

  BrokenTransportTest() {
    super(Suite.class, BrokenTransport.values());
  }

  /** Most cases do nothing but wait, some of them for as long as a case may. */
  @Override
  Map<String, String> configuration() {
    return Map.of(
        "junit.jupiter.execution.parallel.enabled", "true",
        "junit.jupiter.execution.parallel.mode.default", "concurrent",
        "junit.jupiter.execution.parallel.config.strategy", "fixed",
        "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends TransportContract {

    private final BrokenTransport broken;

    Suite(BrokenTransport broken) {
      this.broken = broken;
    }

    @Override
    protected DeliveryTransport open(
        AddressGuard guard, Duration connectTimeout, Duration deadline) {
      return broken.open(new Bounds(guard, connectTimeout, deadline));
    }
  }
}
