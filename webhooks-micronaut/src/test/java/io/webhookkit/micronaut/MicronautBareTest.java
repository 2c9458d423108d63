package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.version.VersionUtils;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application that has of Micronaut its beans alone, and a data source of its own: nothing that
 * is optional is on the class path. On JDK 25 it runs on Micronaut 5 as well, with the same jar.
 */
class MicronautBareTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();

  @AfterEach
  void close() {
    recorder.close();
  }

  private ApplicationContext run(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("webhooks.endpoints.crm.url", recorder.url());
    properties.put("webhooks.endpoints.crm.secret", recorder.secret());
    properties.put("webhooks.endpoints.crm.events", "lead.*");
    properties.put("webhooks.event-types", "lead.imported, lead.exported");
    properties.put("webhooks.trusted-hosts", "127.0.0.1");
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return ApplicationContext.builder().singletons(dataSource).properties(properties).start();
  }

  @Test
  void itRunsOnTheMicronautThatTheBuildNames() {
    assertThat(VersionUtils.getMicronautVersion())
        .startsWith(System.getProperty("micronaut.version", "4."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.micrometer.core.instrument.MeterRegistry",
        "io.micronaut.management.health.indicator.HealthIndicator",
        "io.micronaut.transaction.TransactionOperations",
        "io.micronaut.configuration.hibernate.jpa.JpaConfiguration"
      })
  void itRunsWithout(String optional) {
    assertThatThrownBy(() -> Class.forName(optional)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void whatIsPublishedIsStoredAndDelivered() {
    try (ApplicationContext app = run(Map.of())) {
      Webhooks webhooks = app.getBean(Webhooks.class);
      recorder.draining(webhooks);

      webhooks.publish("lead.imported", Map.of("count", 812));

      assertThat(recorder).received("lead.imported").withData("count", 812).once();
      assertThat(webhooks.health().up()).isTrue();
    }
  }

  @Test
  void everyKindOfSettingIsRead() {
    try (ApplicationContext app =
        run(
            Map.of(
                "webhooks.outbox.lease", "2m",
                "webhooks.outbox.node", "one",
                "webhooks.retry.delays", "1s, PT2M"))) {
      WebhooksConfiguration settings = app.getBean(WebhooksConfiguration.class);

      assertThat(settings.eventTypes()).containsExactly("lead.imported", "lead.exported");
      assertThat(settings.outbox().toString()).contains("lease=2m", "Optional[one]", "type=jdbc");
      assertThat(settings.retry().schedule().toString()).contains("PT1S, PT2M");
    }
  }

  @Test
  void aSettingThatCannotBeUsedFailsTheStart() {
    assertThatThrownBy(() -> run(Map.of("webhooks.capture.bulk", "some")))
        .hasRootCauseInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("webhooks.capture.bulk is 'some'");
  }
}
