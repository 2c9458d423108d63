package io.webhookkit.testkit.broken;

import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingContract;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenReceivingTest extends BrokenContract {

  BrokenReceivingTest() {
    super(Suite.class, BrokenReceiving.values());
  }

  /** Of what is meant well and what is hostile only what a break names: both would take long. */
  @Override
  boolean isTried(Broken broken, Method test) {
    return broken.cases().isEmpty()
        || Stream.of(test.getDeclaringClass().getDeclaredMethods())
            .anyMatch(each -> broken.cases().contains(each.getName()));
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends ReceivingContract {

    private final ReceivingApp app;

    Suite(BrokenReceiving broken) {
      app = BreakableReceiving.app(broken.breaking());
    }

    @Override
    protected ReceivingApp app() {
      return app;
    }

    @Override
    protected ReceivingSettings settings() {
      return BreakableReceiving.SETTINGS;
    }
  }
}
