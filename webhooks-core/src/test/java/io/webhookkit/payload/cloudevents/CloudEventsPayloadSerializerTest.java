package io.webhookkit.payload.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.payload.Payload;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class CloudEventsPayloadSerializerTest {

  private static final URI SHOP = URI.create("/shop");

  private final CloudEventsPayloadSerializer serializer = new CloudEventsPayloadSerializer(SHOP);

  @Test
  void whatHasAnAttributeIsOneAndTheRestIsData() {
    Event updated =
        event(
            "7",
            Map.of("bounced", true),
            Map.of("bounced", false),
            List.of("data.notes"),
            List.of("website", "crm"));

    assertThat(json(updated, 412))
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"msg_1\",\"source\":\"/shop\","
                + "\"type\":\"lead.updated\",\"datacontenttype\":\"application/json\","
                + "\"subject\":\"7\",\"time\":\"2026-11-24T10:12:13.123Z\","
                + "\"data\":{\"data\":{\"bounced\":true},\"previous\":{\"bounced\":false},"
                + "\"omitted\":[\"data.notes\"],\"hops\":[\"website\",\"crm\"]},"
                + "\"sequence\":\"0000000000000000412\"}");
  }

  @Test
  void whatAnEventHasNotIsLeftOut() {
    for (String nothing : new String[] {null, ""}) {
      assertThat(json(event(nothing, "text", null, List.of(), List.of()), 1))
          .contains("\"data\":{\"data\":\"text\"}")
          .doesNotContain("subject", "previous", "omitted", "hops");
    }
  }

  @Test
  void sequencesAreInOrderAsTexts() {
    Event event = event("7", Map.of(), null, List.of(), List.of());

    assertThat(List.of(json(event, 9), json(event, 10), json(event, Long.MAX_VALUE))).isSorted();
  }

  @Test
  void dataIsWrittenWithTheMapperOfTheApplication() {
    JsonMapper snake =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    Event event = event("7", new Visit("Graz"), null, List.of(), List.of());

    assertThat(json(new CloudEventsPayloadSerializer(SHOP, snake).serialize(event), 1))
        .contains("{\"home_city\":\"Graz\"}", "\"datacontenttype\":");
  }

  private String json(Event event, long sequence) {
    return json(serializer.serialize(event), sequence);
  }

  private static String json(Payload payload, long sequence) {
    return new String(payload.withSequence(sequence), UTF_8);
  }

  private static Event event(
      @Nullable String subject,
      Object data,
      @Nullable Map<String, @Nullable Object> previous,
      List<String> omitted,
      List<String> hops) {
    return new Event(
        "msg_1",
        new EventType("lead.updated"),
        Instant.parse("2026-11-24T10:12:13.123Z"),
        subject,
        data,
        Map.of(),
        previous,
        omitted,
        null,
        null,
        hops);
  }

  /** Data that is no map. */
  record Visit(String homeCity) {}
}
