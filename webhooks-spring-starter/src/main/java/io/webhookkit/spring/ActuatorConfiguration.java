package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksHealth;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where there is Actuator, it shows the webhooks and their health. */
@Configuration(proxyBeanMethods = false)
class ActuatorConfiguration {

  /** Where there are endpoints, and this one is exposed. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name = {
        "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
        "org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint"
      })
  static class EndpointConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint
    WebhooksEndpoint webhooksEndpoint(Webhooks webhooks) {
      return new WebhooksEndpoint(webhooks);
    }
  }

  /** Where there are health checks. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class HealthConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("webhooks")
    @ConditionalOnMissingBean(name = "webhooksHealthIndicator")
    HealthIndicator webhooksHealthIndicator(Webhooks webhooks) {
      return () -> {
        WebhooksHealth health = webhooks.health();
        return (health.up() ? Health.up() : Health.down()).withDetails(health.details()).build();
      };
    }
  }
}
