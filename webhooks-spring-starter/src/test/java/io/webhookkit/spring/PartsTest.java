package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  void aTransport() {
    withTransport.run(
        context -> {
          publish(context);
          assertThat(sent.requests())
              .singleElement()
              .satisfies(
                  request ->
                      assertThat(request.url()).hasToString("https://crm.example.com/hooks"));
        });
  }

  @Test
  void aSerializer() {
    PayloadSerializer serializer = event -> new Payload("text/plain", new byte[] {'x'}, 1);
    withTransport
        .withBean(PayloadSerializer.class, () -> serializer)
        .run(
            context -> {
              publish(context);
              assertThat(sent.requests())
                  .singleElement()
                  .satisfies(request -> assertThat(request.body()).asString().isEqualTo("x1"));
            });
  }

  @Test
  void anOutbox() {
    Outbox outbox = new InMemoryOutbox(Clock.systemUTC());
    withTransport
        .withPropertyValues("webhooks.outbox.type=jdbc")
        .withBean(Outbox.class, () -> outbox)
        .run(
            context -> {
              publish(context);
              assertThat(sent.requests()).hasSize(1);
            });
  }

  @Test
  void aListenerAScheduleAndAClock() {
    Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");
    WebhookListener listener =
        new WebhookListener() {
          @Override
          public void attempted(Attempt attempt) {
            attempts.add(attempt);
          }
        };
    withTransport
        .withBean(WebhookListener.class, () -> listener)
        .withBean(RetrySchedule.class, () -> new RetrySchedule(List.of(), 0))
        .withBean(Clock.class, () -> Clock.fixed(noon, ZoneOffset.UTC))
        .run(
            context -> {
              publish(context);
              assertThat(attempts)
                  .singleElement()
                  .satisfies(attempt -> assertThat(attempt.at()).isEqualTo(noon));
            });
  }

  @Test
  void aTransactionAndTheFacadeItself() {
    Webhooks own =
        Webhooks.builder().outbox(new InMemoryOutbox(Clock.systemUTC())).transport(sent).build();
    application
        .withBean(OutboxTransaction.class, () -> OutboxTransaction.NONE)
        .withBean(Webhooks.class, () -> own)
        .run(
            context -> {
              assertThat(context).getBean(Webhooks.class).isSameAs(own);
              assertThat(context).getBean(OutboxTransaction.class).isSameAs(OutboxTransaction.NONE);
            });
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
