package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;

/** A bean that takes a default's place is really asked. */
class PartsAtWorkTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
          .withPropertyValues(
              "webhooks.outbox.type=memory",
              "webhooks.event-types=lead.imported",
              "webhooks.trusted-hosts=127.0.0.1",
              "webhooks.endpoints.crm.url=" + recorder.url(),
              "webhooks.endpoints.crm.secret=" + recorder.secret(),
              "webhooks.endpoints.crm.events=lead.*");

  @AfterEach
  void stop() {
    recorder.close();
  }

  @Test
  void aTransactionDecidesWhenAnEventIsStored() {
    OneTransaction transaction = new OneTransaction();
    application
        .withBean(OutboxTransaction.class, () -> transaction)
        .run(
            context -> {
              publish(context);
              assertThat(recorder.requests()).isEmpty();

              transaction.commit();
              assertThat(context.getBean(Webhooks.class).drain(Duration.ofSeconds(10))).isTrue();
              assertThat(recorder.received()).hasSize(1);
            });
  }

  @Test
  void allListenersAreToldInTheirOrder() {
    application
        .withBean("b", Second.class, () -> new Second(this))
        .withBean("a", First.class, () -> new First(this))
        .run(
            context -> {
              publish(context);
              assertThat(told).containsExactly("first", "second");
            });
  }

  @Test
  void webhooksOfTheApplicationAreStarted() {
    application
        .withBean(
            Webhooks.class,
            () ->
                Webhooks.builder()
                    .outbox(new InMemoryOutbox(Clock.systemUTC()))
                    .endpoint(recorder.endpoint("*"))
                    .trustedHosts(List.of("127.0.0.1"))
                    .build())
        .run(
            context -> {
              publish(context);
              assertThat(recorder.received()).hasSize(1);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "FALSE", "off"})
  void switchedOffTheStarterLeavesNoBean(String enabled) {
    application
        .withPropertyValues("webhooks.enabled=" + enabled)
        .run(
            context ->
                assertThat(Arrays.stream(context.getBeanDefinitionNames()))
                    .noneMatch(name -> name.contains("ebhook")));
  }

  private static void publish(ApplicationContext context) throws InterruptedException {
    Webhooks webhooks = context.getBean(Webhooks.class);
    webhooks.publish("lead.imported", Map.of("count", 812));
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
  }

  @Order(1)
  private record First(PartsAtWorkTest test) implements WebhookListener {
    @Override
    public void attempted(Attempt attempt) {
      test.told.add("first");
    }
  }

  @Order(2)
  private record Second(PartsAtWorkTest test) implements WebhookListener {
    @Override
    public void attempted(Attempt attempt) {
      test.told.add("second");
    }
  }
}
