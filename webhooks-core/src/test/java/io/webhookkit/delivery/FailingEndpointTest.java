package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.Secret;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** An endpoint that only fails is left alone, and gets everything when it answers again. */
class FailingEndpointTest {

  private static final int MANY = 100;

  @Test
  void afterManyFailuresInARowItGetsNothingMore() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.answer("crm", failures(MANY));
      scene.publishMany(MANY);
      scene.drain();

      assertThat(scene.transport.requests("crm"))
          .hasSizeBetween(Circuit.FAILURES, Circuit.FAILURES + AdaptiveWindow.INITIAL);
    }
  }

  @Test
  void aSingleDeliveryProbesItAndTheOthersFollowIfThatIsTaken() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.answer("crm", failures(Circuit.FAILURES));
      scene.publishMany(MANY);
      scene.drain();
      int before = scene.transport.requests("crm").size();

      scene.transport.hang("crm");
      scene.clock.advance(Circuit.SHORTEST);
      scene.webhooks.drain(Duration.ofMillis(100));
      assertThat(scene.transport.requests("crm")).hasSize(before + 1);

      scene.transport.resume("crm");
      scene.drain();
      scene.advanceAndDrain(DeliveryScene.SECOND);
      assertThat(scene.attempts.stream().filter(FailingEndpointTest::isDelivered)).hasSize(MANY);
    }
  }

  @Test
  void aProbeThatFailsIsTheOnlyOne() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.answer("crm", failures(MANY));
      scene.publishMany(MANY);
      scene.drain();
      int before = scene.transport.requests("crm").size();

      scene.advanceAndDrain(Circuit.SHORTEST);

      assertThat(scene.transport.requests("crm")).hasSize(before + 1);
    }
  }

  @Test
  void othersAreNotHeldUp() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm", "erp")) {
      scene.transport.answer("crm", failures(MANY));
      scene.publishMany(MANY);
      scene.drain();

      assertThat(scene.transport.requests("erp")).hasSize(MANY);
    }
  }

  @Test
  void aRateLimitIsKept() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(
            b ->
                b.endpoint(
                    Endpoint.named("crm")
                        .url("https://crm.example.com/hooks")
                        .secret(Secret.generate().reveal())
                        .events("*")
                        .rateLimit(100)
                        .build()))) {
      long start = System.nanoTime();
      scene.publishMany(51);
      scene.drain();

      // 11 of them at once, as RateLimitTest says; the others 10 ms apart.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
      assertThat(scene.transport.requests("crm")).hasSize(51);
    }
  }

  private static boolean isDelivered(Attempt attempt) {
    return attempt.outcome() instanceof Outcome.Delivered;
  }

  private static int[] failures(int count) {
    return Collections.nCopies(count, 500).stream().mapToInt(status -> status).toArray();
  }
}
