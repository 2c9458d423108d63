package io.webhookkit.testkit.broken;

import io.webhookkit.testkit.contract.capture.CaptureApp;
import io.webhookkit.testkit.contract.capture.CaptureContract;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenCaptureTest extends BrokenContract {

  BrokenCaptureTest() {
    super(Suite.class, BrokenCapture.values());
  }

  @Override
  Map<String, String> withoutTwin() {
    return Map.of(
        "Backfill.aClassThatIsNotAnnouncedIsRefused", "before anything that can be replaced",
        "Backfill.anEndpointThatIsNotKnownIsRefused", "before anything that can be replaced",
        "Stateless.aChangeOutsideATransactionIsRefused", "who hears no insert is no capture at all",
        "Stateless.beforeHibernate72NothingCanBeAnnounced", "skipped on the newest Hibernate",
        "TransactionEnd.twoSessionsInOneJtaTransactionAreOneEvent", "skipped without JTA");
  }

  /** What notices which break is a table too, {@code target/capture-broken.md}. */
  @Override
  Map<String, String> configuration() {
    return Map.of("webhooks.capture-table", "capture-broken");
  }

  /** Of the kinds of case only those that a break names: all of them would take long. */
  @Override
  boolean isTried(Broken broken, Method test) {
    return broken.cases().isEmpty()
        || broken.cases().stream().anyMatch(each -> each.startsWith(kind(test) + "."));
  }

  @Override
  String name(Method test) {
    return kind(test) + "." + test.getName();
  }

  private static String kind(Method test) {
    return test.getDeclaringClass().getSimpleName().replace("Cases", "");
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends CaptureContract {

    private final BrokenCapture broken;
    private final CaptureApp app;

    Suite(BrokenCapture broken) {
      this.broken = broken;
      this.app = BreakableCapture.app(broken);
    }

    @Override
    protected CaptureApp app() {
      return app;
    }

    @Override
    protected String combination() {
      return broken.name();
    }
  }
}
