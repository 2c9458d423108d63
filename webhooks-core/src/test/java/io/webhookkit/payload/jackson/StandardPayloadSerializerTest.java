package io.webhookkit.payload.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.ChangeType;
import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.payload.Payload;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class StandardPayloadSerializerTest {

  private static final Instant AT = Instant.parse("2026-11-24T10:12:13.123Z");

  private final StandardPayloadSerializer serializer = new StandardPayloadSerializer();

  @Test
  void writesTypeTimestampDataAndSubjectOfWhatWasCreated() {
    Event created = event("lead.created", "7", map("id", 7, "email", "zoë@example.org"), null);

    assertThat(json(created, 412))
        .isEqualTo(
            "{\"type\":\"lead.created\",\"timestamp\":\"2026-11-24T10:12:13.123Z\","
                + "\"data\":{\"id\":7,\"email\":\"zoë@example.org\"},"
                + "\"subject\":\"7\",\"sequence\":412}");
  }

  @Test
  void writesTheEarlierValuesOfWhatWasUpdated() {
    Event updated = event("lead.updated", "7", map("bounced", true), map("bounced", false));

    assertThat(json(updated, 413))
        .isEqualTo(
            "{\"type\":\"lead.updated\",\"timestamp\":\"2026-11-24T10:12:13.123Z\","
                + "\"data\":{\"bounced\":true},\"previous\":{\"bounced\":false},"
                + "\"subject\":\"7\",\"sequence\":413}");
  }

  @Test
  void leavesOutWhatAPublishedEventHasNot() {
    assertThat(json(event("lead.imported", null, new Import(812), null), 414))
        .isEqualTo(
            "{\"type\":\"lead.imported\",\"timestamp\":\"2026-11-24T10:12:13.123Z\","
                + "\"data\":{\"count\":812},\"sequence\":414}");
  }

  @Test
  void isJsonToItsReceiver() {
    assertThat(serializer.serialize(event("lead.imported", null, Map.of(), null)).contentType())
        .isEqualTo("application/json");
  }

  @Test
  void writesDatesAsIsoText() {
    assertThat(data(map("at", AT, "on", LocalDate.of(2026, 11, 24))))
        .isEqualTo("{\"at\":\"2026-11-24T10:12:13.123Z\",\"on\":\"2026-11-24\"}");
  }

  @Test
  void writesDecimalsAsTheyAre() {
    assertThat(data(map("price", new BigDecimal("1234567890123456789.10"))))
        .isEqualTo("{\"price\":1234567890123456789.10}");
  }

  @Test
  void writesDecimalsWithoutAnExponent() {
    assertThat(data(map("price", new BigDecimal("1E+3"), "rate", new BigDecimal("1E-10"))))
        .isEqualTo("{\"price\":1000,\"rate\":0.0000000001}");
  }

  @Test
  void writesBytesAsBase64() {
    assertThat(data(map("logo", new byte[] {1, 2, 3}))).isEqualTo("{\"logo\":\"AQID\"}");
  }

  @Test
  void writesEnumsAndUuidsAsText() {
    assertThat(data(map("state", ChangeType.CREATED, "id", new UUID(0, 7))))
        .isEqualTo("{\"state\":\"CREATED\",\"id\":\"00000000-0000-0000-0000-000000000007\"}");
  }

  @Test
  void writesNestedMapsListsAndNulls() {
    assertThat(
            data(
                map("address", map("city", "Wien", "zip", null), "tags", Arrays.asList("a", null))))
        .isEqualTo("{\"address\":{\"city\":\"Wien\",\"zip\":null},\"tags\":[\"a\",null]}");
  }

  @Test
  void leavesThePlaceForTheSequenceAtTheEndWhateverTheMapperWrites() {
    JsonMapper pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Payload payload =
        new StandardPayloadSerializer(pretty)
            .serialize(event("lead.imported", null, Map.of(), null));

    assertThat(JsonMapper.shared().readTree(payload.withSequence(415)).get("sequence").asInt())
        .isEqualTo(415);
  }

  @Test
  void writesTheDataWithTheApplicationsMapper() {
    JsonMapper snake =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    Payload payload =
        new StandardPayloadSerializer(snake)
            .serialize(event("lead.moved", null, new Move("Graz"), null));

    assertThat(payload.bytes()).asString(UTF_8).contains("\"data\":{\"new_city\":\"Graz\"}");
  }

  record Import(int count) {}

  record Move(String newCity) {}

  private String data(Map<String, Object> data) {
    String json = json(event("lead.created", null, data, null), 1);
    return json.substring(json.indexOf("\"data\":") + 7, json.indexOf(",\"sequence\":1}"));
  }

  private String json(Event event, long sequence) {
    return new String(serializer.serialize(event).withSequence(sequence), UTF_8);
  }

  private static Event event(
      String type, String subject, Object data, Map<String, Object> previous) {
    return new Event(
        "msg_1",
        new EventType(type),
        AT,
        subject,
        data,
        Map.of(),
        previous,
        List.of(),
        null,
        null,
        List.of());
  }

  /** A map that keeps its order and may hold null. */
  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
