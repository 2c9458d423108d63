package io.webhookkit.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.core.util.StringUtils;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksHealth;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Where there is a health endpoint, it tells how the webhooks are. */
@Singleton
@Requires(classes = HealthEndpoint.class, beans = HealthEndpoint.class)
@Requires(property = HealthEndpoint.PREFIX + ".webhooks.enabled", notEquals = StringUtils.FALSE)
final class WebhooksIndicator implements HealthIndicator {

  private static final String NAME = "webhooks";

  private final Webhooks webhooks;
  private final ExecutorService threads;

  /** With threads that may wait, since the database is asked. */
  WebhooksIndicator(Webhooks webhooks, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.webhooks = webhooks;
    this.threads = threads;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return new AsyncSingleResultPublisher<>(threads, this::result);
  }

  private HealthResult result() {
    WebhooksHealth health = webhooks.health();
    return HealthResult.builder(NAME, health.up() ? HealthStatus.UP : HealthStatus.DOWN)
        .details(health.details())
        .build();
  }
}
