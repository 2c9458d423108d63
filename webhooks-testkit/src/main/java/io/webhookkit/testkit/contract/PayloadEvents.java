package io.webhookkit.testkit.contract;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The events that serializers have to write. */
final class PayloadEvents {

  static final Instant AT = Instant.parse("2026-11-24T10:12:13.123Z");

  private static final int LINE = 4096;

  private PayloadEvents() {}

  /** Data that is no map. */
  public record Visit(String city, int days) {}

  /** An event that has all that an event can have. */
  static Event whole() {
    return new Event(
        "msg_1",
        new EventType("lead.updated"),
        AT,
        "7",
        map("id", 7, "email", "new@example.org", "name", "Zoe"),
        Map.of("id", 7),
        map("email", "old@example.org", "name", null),
        List.of("data.notes", "data.tags"),
        "a tenant",
        "an origin",
        List.of("website", "crm"));
  }

  /** An event that has nothing but its data. */
  static Event bare(Object data) {
    return event(null, data);
  }

  /** An event about something. */
  static Event about(String subject, Object data) {
    return event(subject, data);
  }

  private static Event event(@Nullable String subject, Object data) {
    return new Event(
        "msg_2",
        new EventType("lead.imported"),
        AT,
        subject,
        data,
        Map.of(),
        null,
        List.of(),
        null,
        null,
        List.of());
  }

  /** All characters of Unicode in lines; halves of a surrogate pair are none. */
  static List<String> everyCharacter() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT / LINE)
        .mapToObj(PayloadEvents::line)
        .toList();
  }

  private static String line(int number) {
    return IntStream.range(number * LINE, (number + 1) * LINE)
        .filter(
            character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A map that keeps its order and may hold null. */
  static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }
}
