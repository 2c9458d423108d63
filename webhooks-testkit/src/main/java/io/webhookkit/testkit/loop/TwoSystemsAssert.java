package io.webhookkit.testkit.loop;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Standing;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractAssert;

/** Assertions about two applications that send each other webhooks. */
public final class TwoSystemsAssert extends AbstractAssert<TwoSystemsAssert, TwoSystems> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How many requests no honest exchange in a test needs. */
  private static final int TOO_MANY = 2_000;

  /** Starts assertions. */
  public TwoSystemsAssert(TwoSystems systems) {
    super(systems, TwoSystemsAssert.class);
  }

  /**
   * Asserts that both know the same in the end, that is within a minute: nothing is on its way any
   * more, and what they know is equal.
   */
  public TwoSystemsAssert converges() {
    isNotNull();
    boolean equal =
        until(() -> isQuiet() && Objects.equals(actual.here().get(), actual.there().get()));
    if (!equal) {
      failWithMessage(
          "Expected both systems to know the same, but one knows%n  %s%nand the other%n  %s",
          actual.here().get(), actual.there().get());
    }
    return this;
  }

  /** Asserts that they come to rest: each change has caused some webhooks, and then no more. */
  public TwoSystemsAssert doesNotLoop() {
    isNotNull();
    int before = actual.network().requests();
    boolean quiet = until(() -> isQuiet() || actual.network().requests() - before > TOO_MANY);
    if (!quiet || actual.network().requests() - before > TOO_MANY) {
      failWithMessage(
          "Expected the webhooks between both systems to end, but there were %d more, and there is"
              + " no end: bind the endpoint to the source that is the same system",
          actual.network().requests() - before);
    }
    return this;
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private static boolean until(Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() > end) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while two systems came to rest", e);
    }
  }

  /** All that was committed is sent and taken, and nothing has happened meanwhile. */
  private boolean isQuiet() throws InterruptedException {
    int before = actual.network().requests();
    actual.network().release(); // what was overtaken by nothing comes in the end as well
    for (Webhooks webhooks : actual.webhooks()) {
      if (!webhooks.drain(Duration.ofSeconds(1)) || left(webhooks.standing()) > 0) {
        return false;
      }
    }
    return actual.network().underWay() == 0 && actual.network().requests() == before;
  }

  private static long left(Standing standing) {
    return standing.openEvents() + standing.deliveries();
  }
}
