package io.webhookkit.delivery.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;

/**
 * Times attempts, as {@code webhooks.attempts}, and counts endpoints that were disabled, as {@code
 * webhooks.endpoints.disabled}. Tags are the endpoint, of which a hundred have a name of their own
 * and the rest is {@code other}, and the outcome. Thread-safe.
 */
public final class DeliveryMetrics implements WebhookListener {

  private final EndpointTag endpoints = new EndpointTag();
  private final MeterProvider<Timer> attempts;
  private final MeterProvider<Counter> disabled;

  /**
   * Creates a listener that measures nothing before it is told something.
   *
   * @param registry where the meters are
   */
  public DeliveryMetrics(MeterRegistry registry) {
    this.attempts =
        Timer.builder("webhooks.attempts")
            .description("Requests to endpoints, by what became of the delivery")
            .withRegistry(registry);
    this.disabled =
        Counter.builder("webhooks.endpoints.disabled")
            .description("Endpoints that receive nothing more")
            .withRegistry(registry);
  }

  @Override
  public void attempted(Attempt attempt) {
    attempts
        .withTags(
            EndpointTag.KEY,
            endpoints.of(attempt.delivery().endpoint()),
            OutcomeTag.KEY,
            OutcomeTag.of(attempt.outcome()))
        .record(attempt.took());
  }

  @Override
  public void disabled(Endpoint endpoint, String reason) {
    disabled.withTag(EndpointTag.KEY, endpoints.of(endpoint)).increment();
  }
}
