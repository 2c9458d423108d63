package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** When Actuator has something to show of the webhooks. */
class ActuatorConditionsTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class, WebhooksAutoConfiguration.class))
          .withPropertyValues("spring.datasource.url=jdbc:h2:mem:actuator-conditions");

  private final ApplicationContextRunner withActuator =
      application.withConfiguration(
          AutoConfigurations.of(
              EndpointAutoConfiguration.class,
              HealthContributorRegistryAutoConfiguration.class,
              HealthContributorAutoConfiguration.class));

  @Test
  void theEndpointIsThereOnlyIfItIsExposed() {
    withActuator.run(context -> assertThat(context).doesNotHaveBean(WebhooksEndpoint.class));
    withActuator
        .withPropertyValues("management.endpoints.web.exposure.include=webhooks")
        .run(context -> assertThat(context).hasSingleBean(WebhooksEndpoint.class));
  }

  @Test
  void theHealthIsDownIfTheOutboxCannotBeRead() {
    withActuator.run(
        context -> {
          new JdbcTemplate(context.getBean(DataSource.class))
              .execute("alter table webhook_outbox rename to elsewhere");

          Health health =
              ((HealthIndicator)
                      context.getBean(HealthContributorRegistry.class).getContributor("webhooks"))
                  .health();

          assertThat(health.getStatus()).isEqualTo(Status.DOWN);
          assertThat(health.getDetails()).containsKey("error");
        });
  }

  @Test
  void theHealthCanBeSwitchedOff() {
    withActuator
        .withPropertyValues("management.health.webhooks.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean("webhooksHealthIndicator"));
  }

  @Test
  void withoutActuatorItStarts() {
    application
        .withPropertyValues("management.endpoints.web.exposure.include=webhooks")
        .withClassLoader(
            new FilteredClassLoader(
                "org.springframework.boot.actuate", "org.springframework.boot.health"))
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(Webhooks.class)
                    .doesNotHaveBean("webhooksEndpoint")
                    .doesNotHaveBean("webhooksHealthIndicator"));
  }
}
