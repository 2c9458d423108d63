package io.webhookkit.delivery.micrometer;

import static io.webhookkit.delivery.micrometer.Attempts.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.webhookkit.delivery.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DeliveryMetrics metrics = new DeliveryMetrics(registry);

  @Test
  void anAttemptIsTimedByEndpointAndOutcome() {
    metrics.attempted(attempt("crm", new Outcome.Delivered()));
    metrics.attempted(attempt("crm", new Outcome.Retry(Duration.ZERO, "503")));
    metrics.attempted(attempt("crm", new Outcome.Parked("503")));
    metrics.attempted(attempt("erp", new Outcome.Skipped("503")));

    assertThat(timer("crm", "delivered").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(120);
    assertThat(timer("crm", "retry").count()).isEqualTo(1);
    assertThat(timer("crm", "parked").count()).isEqualTo(1);
    assertThat(timer("erp", "skipped").count()).isEqualTo(1);
  }

  @Test
  void anEndpointThatIsDisabledIsCounted() {
    metrics.disabled(Attempts.endpoint("crm"), "it answered 410 Gone");

    assertThat(registry.get("webhooks.endpoints.disabled").tag("endpoint", "crm").counter().count())
        .isEqualTo(1);
  }

  @Test
  void beyondAHundredEndpointsTheRestIsOne() {
    for (int i = 0; i < 150; i++) {
      metrics.attempted(attempt("customer-" + i, new Outcome.Delivered()));
    }
    metrics.attempted(attempt("customer-7", new Outcome.Delivered()));

    assertThat(registry.find("webhooks.attempts").timers()).hasSize(101);
    assertThat(timer("other", "delivered").count()).isEqualTo(50);
    assertThat(timer("customer-7", "delivered").count()).isEqualTo(2);
  }

  @Test
  void noTagSaysWhatWasSentOrWhere() {
    metrics.attempted(attempt("crm", new Outcome.Parked("503")));

    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain(Attempts.PRIVATE));
  }

  private Timer timer(String endpoint, String outcome) {
    return registry
        .get("webhooks.attempts")
        .tag("endpoint", endpoint)
        .tag("outcome", outcome)
        .timer();
  }
}
