package io.webhookkit.jakarta;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells MicroProfile Health how the webhooks are. No bean where that library is missing. */
@Readiness
@Dependent
class WebhooksReadiness implements HealthCheck {

  private final Webhooks webhooks;

  @Inject
  WebhooksReadiness(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public HealthCheckResponse call() {
    WebhooksHealth health = webhooks.health();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("webhooks").status(health.up());
    health
        .details()
        .forEach(
            (name, value) -> {
              if (value instanceof Long number) {
                answer.withData(name, number);
              } else {
                answer.withData(name, value.toString());
              }
            });
    return answer.build();
  }
}
