package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryTransport;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Each part of the kit can be a bean of the application, which then takes the default's place. */
class PartsTest {

  private final SentRequests sent = new SentRequests();

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
          .withPropertyValues(
              "webhooks.outbox.type=memory",
              "webhooks.event-types=lead.imported",
              "webhooks.endpoints.crm.url=https://crm.example.com/hooks",
              "webhooks.endpoints.crm.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
              "webhooks.endpoints.crm.events=lead.*");

  private final ApplicationContextRunner withTransport =
      application.withBean(DeliveryTransport.class, () -> sent);

  private static void publish(ApplicationContext context) throws InterruptedException {
    Webhooks webhooks = context.getBean(Webhooks.class);
    webhooks.publish("lead.imported", "7", Map.of("count", 812));
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aDatabaseWithoutJpaIsEnoughToPublish() {
    withTransport
        .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
        .withPropertyValues(
            "webhooks.outbox.type=jdbc", "spring.datasource.url=jdbc:h2:mem:without-jpa")
        .run(
            context -> {
              publish(context);
              assertThat(sent.requests()).hasSize(1);
            });
  }
}
