package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** An application with plain JDBC, whose class path has neither Hibernate nor JPA. */
class WithoutHibernateTest {

  private static final String JPA =
      "(hibernate-|jakarta\\.persistence|spring-orm|spring-data-|spring-boot-(hibernate|jpa|data)).*";

  @Test
  void publishJoinsItsTransactions() throws Exception {
    try (WebhookRecorder recorder = WebhookRecorder.start()) {
      ClassPath.without(
          JPA,
          Application.class,
          "--spring.main.web-application-type=none",
          "--webhooks.trusted-hosts=127.0.0.1",
          "--webhooks.event-types=lead.imported",
          "--webhooks.endpoints.crm.url=" + recorder.url(),
          "--webhooks.endpoints.crm.secret=" + recorder.secret(),
          "--webhooks.endpoints.crm.events=lead.*");

      assertThat(recorder).received("lead.imported").once();
      assertThat(recorder).receivedNothingElse();
    }
  }

  /** Publishes in a transaction that commits, and in one that does not. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  public static class Application {
    public static void main(String[] arguments) throws InterruptedException {
      try (ConfigurableApplicationContext context =
          SpringApplication.run(Application.class, arguments)) {
        Webhooks webhooks = context.getBean(Webhooks.class);
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        transactions.executeWithoutResult(
            transaction -> webhooks.publish("lead.imported", Map.of("count", 1)));
        transactions.executeWithoutResult(
            transaction -> {
              webhooks.publish("lead.lost", Map.of("count", 1));
              transaction.setRollbackOnly();
            });
        webhooks.drain(Duration.ofSeconds(30));
      }
    }
  }
}
