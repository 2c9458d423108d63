package io.webhookkit.examples.quarkusleads.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.opentest4j.TestAbortedException;

/** Keeps what became of each case, as a test that ends alike. */
final class Cases implements TestExecutionListener {

  private final List<DynamicTest> all = new ArrayList<>();
  private @Nullable TestPlan plan;

  List<DynamicTest> all() {
    return all;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
      add(test, result.getThrowable().orElse(null));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, new TestAbortedException(reason));
  }

  private void add(TestIdentifier test, @Nullable Throwable end) {
    String kind =
        Objects.requireNonNull(plan).getParent(test).map(TestIdentifier::getDisplayName).orElse("");
    all.add(
        DynamicTest.dynamicTest(
            kind + ": " + test.getDisplayName(),
            () -> {
              if (end != null) {
                throw end;
              }
            }));
  }
}
