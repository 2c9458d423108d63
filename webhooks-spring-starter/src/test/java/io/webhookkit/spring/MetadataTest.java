package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor knows about the properties. */
class MetadataTest {

  private final List<JsonNode> properties = properties();

  @Test
  void everyPropertyHasADescription() {
    assertThat(properties)
        .allSatisfy(
            property ->
                assertThat(property.path("description").asString(""))
                    .as(property.path("name").asString())
                    .isNotEmpty());
  }

  @Test
  void thePropertiesOfTheDocumentationAreThere() {
    assertThat(properties)
        .extracting(property -> property.path("name").asString())
        .contains(
            "webhooks.enabled",
            "webhooks.endpoints",
            "webhooks.event-types",
            "webhooks.trusted-hosts",
            "webhooks.outbox.type",
            "webhooks.outbox.schema",
            "webhooks.outbox.node",
            "webhooks.outbox.lease",
            "webhooks.payload.max-size",
            "webhooks.retry.delays",
            "webhooks.retry.jitter",
            "webhooks.transport.connect-timeout",
            "webhooks.transport.deadline",
            "webhooks.delivery.capacity",
            "webhooks.delivery.window",
            "webhooks.delivery.poll-interval",
            "webhooks.delivery.shutdown-timeout");
  }

  private static List<JsonNode> properties() {
    try (InputStream file =
        WebhooksProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      List<JsonNode> ours = new ArrayList<>();
      for (JsonNode property : JsonMapper.shared().readTree(file).path("properties")) {
        if (property.path("name").asString().startsWith("webhooks.")) {
          ours.add(property);
        }
      }
      assertThat(ours).isNotEmpty();
      return ours;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
