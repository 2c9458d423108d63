package io.webhookkit.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class PayloadFormatTest {

  @ParameterizedTest
  @CsvSource({
    "standard, application/json",
    "STANDARD, application/json",
    "cloudevents, application/cloudevents+json",
    "cloud-events, application/cloudevents+json"
  })
  void everyFormatIsWrittenWithTheMapperOfTheApplication(String format, String contentType) {
    JsonMapper snake =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
        .withPropertyValues("webhooks.outbox.type=memory", "webhooks.payload.format=" + format)
        .withBean(JsonMapper.class, () -> snake)
        .run(
            context -> {
              Payload payload = context.getBean(PayloadSerializer.class).serialize(event());
              assertThat(payload.contentType()).isEqualTo(contentType);
              assertThat(new String(payload.bytes(), UTF_8)).contains("{\"home_city\":\"Graz\"}");
            });
  }

  private static Event event() {
    return new Event(
        "msg_1",
        new EventType("lead.imported"),
        Instant.EPOCH,
        null,
        new Visit("Graz"),
        Map.of(),
        null,
        List.of(),
        null,
        null,
        List.of());
  }

  /** What is told. */
  record Visit(String homeCity) {}
}
