package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The outbox comes after whatever applies the schema file: Spring Boot's scripts here, and in the
 * same way Flyway and Liquibase.
 */
@SpringBootTest(
    classes = {Recording.class, DatabaseInitializationTest.Application.class},
    properties = {
      "spring.datasource.url=jdbc:h2:mem:initialized",
      "spring.sql.init.mode=always",
      "spring.sql.init.schema-locations=classpath:io/webhookkit/outbox/jdbc/schema-h2.sql",
      "webhooks.outbox.schema=check",
      "webhooks.event-types=lead.imported",
      "webhooks.trusted-hosts=127.0.0.1"
    })
class DatabaseInitializationTest {

  @Autowired private Webhooks webhooks;
  @Autowired private WebhookRecorder recorder;

  @Test
  void theTablesMayBeMadeByAScriptOfTheApplication() {
    webhooks.publish("lead.imported", Map.of());

    assertThat(recorder).received("lead.imported").once();
  }

  @ImportAutoConfiguration({
    WebhooksAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceInitializationAutoConfiguration.class
  })
  static class Application {}
}
