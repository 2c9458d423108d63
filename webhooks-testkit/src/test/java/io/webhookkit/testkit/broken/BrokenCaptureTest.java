package io.webhookkit.testkit.broken;

import io.webhookkit.testkit.contract.capture.CaptureApp;
import io.webhookkit.testkit.contract.capture.CaptureContract;
import java.lang.reflect.Method;
import java.util.Map;
import org.hibernate.Version;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenCaptureTest extends BrokenContract {

  BrokenCaptureTest() {
    super(Suite.class, BrokenCapture.values());
  }

  /** An earlier Hibernate tells less, which is the one thing that is tried on it. */
  @Override
  boolean isBrokenHere(Broken broken) {
    return broken == BrokenCapture.ANNOUNCES_WHAT_EARLIER_HIBERNATES_DO_NOT_TELL
        ? Version.getVersionString().startsWith("6.")
        : !Version.getVersionString().startsWith("6.");
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
