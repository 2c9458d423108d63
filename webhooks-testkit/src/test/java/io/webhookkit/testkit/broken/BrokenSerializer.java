package io.webhookkit.testkit.broken;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.WebhookException;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Serializers that break a promise. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenSerializer implements Broken {
  TELLS_ANOTHER_TYPE(
      events(event -> with(event, new EventType("lead"), event.timestamp())),
      "theTypeAndTheTimeAreThere",
      "whatCanNotBeWrittenFailsAndItsTypeIsNamed"),
  CUTS_THE_TIME_TO_SECONDS(
      events(
          event ->
              with(event, event.type(), Instant.ofEpochSecond(event.timestamp().getEpochSecond()))),
      "theTypeAndTheTimeAreThere"),
  FORGETS_THE_SUBJECT(
      events(event -> with(event, null, event.previous(), event.omitted(), event.hops())),
      "theSubjectIsThereIfThereIsOne",
      "whatManyThreadsWriteAtOnceIsWhatEachHasGiven"),
  FORGETS_WHAT_WAS_BEFORE(
      events(event -> with(event, event.subject(), null, event.omitted(), event.hops())),
      "earlierValuesAreThereIfThereAreAny"),
  FORGETS_WHAT_IS_OMITTED(
      events(event -> with(event, event.subject(), event.previous(), List.of(), event.hops())),
      "whatIsOmittedIsListed"),
  FORGETS_THE_WAY(
      events(event -> with(event, event.subject(), event.previous(), event.omitted(), List.of())),
      "theSystemsThatItCameThroughAreListed"),
  ADDS_A_DIGIT_TO_THE_SEQUENCE(
      good ->
          event -> {
            Payload payload = good.serialize(event);
            byte[] bytes = new String(payload.bytes(), UTF_8).replace(":}", ":0}").getBytes(UTF_8);
            return new Payload(payload.contentType(), bytes, payload.sequenceOffset());
          },
      "theSequenceGoesWhereThePayloadSays"),
  NAMES_NO_CONTENT_TYPE(
      good ->
          event -> {
            Payload payload = good.serialize(event);
            return new Payload("json", payload.bytes(), payload.sequenceOffset());
          },
      "theContentTypeIsNamed"),
  KNOWS_MAPS_ALONE(
      data(data -> data instanceof String ? Map.of() : data), "dataMayBeATextAListOrNothingMuch"),
  KNOWS_LATIN_ALONE(
      values(
          value ->
              value instanceof String text
                  ? new String(text.getBytes(ISO_8859_1), ISO_8859_1)
                  : value),
      "textOfAnyLanguageIsKept"),
  CLEANS_NAMES(names(name -> name.replaceAll("\\W", "")), "namesOfAnyLanguageAreKept"),
  COUNTS_IN_DOUBLES(
      values(
          value ->
              value instanceof Long || value instanceof BigInteger
                  ? new BigDecimal(((Number) value).doubleValue()).toBigInteger()
                  : value),
      "wholeNumbersAreExact"),
  RECKONS_IN_DOUBLES(
      values(
          value ->
              value instanceof BigDecimal decimal
                  ? new BigDecimal(decimal.doubleValue()).setScale(9, RoundingMode.DOWN)
                  : value),
      "decimalsAreExact"),
  WRITES_EXPONENTS(
      good ->
          event -> {
            Payload payload = good.serialize(event);
            String body = new String(payload.bytes(), UTF_8).replace(":1000}", ":1E+3}");
            byte[] bytes = body.getBytes(UTF_8);
            return new Payload(
                payload.contentType(),
                bytes,
                payload.sequenceOffset() + bytes.length - payload.bytes().length);
          },
      "decimalsHaveNoExponent"),
  LEAVES_NULLS_OUT(
      data(
          data -> {
            Map<String, Object> rest = new LinkedHashMap<>();
            if (data instanceof Map<?, ?> map && map.values().stream().anyMatch(Objects::isNull)) {
              map.forEach((name, value) -> putUnlessNull(rest, (String) name, value));
              return rest;
            }
            return data;
          }),
      "nullIsAValue"),
  LOOKS_TEN_LEVELS_DEEP(
      data(data -> levels(data) > 10 ? "too deep" : data), "mapsAndListsAreKeptAsDeepAsTheyGo"),
  SORTS_LISTS(
      values(
          value ->
              value instanceof List<?> list && list.contains(3)
                  ? list.stream().sorted().toList()
                  : value),
      "aListKeepsItsOrder"),
  WRITES_RECORDS_AS_TEXT(
      data(data -> data instanceof Record ? data.toString() : data), "aRecordIsItsComponents"),
  WRITES_DATES_AS_NUMBERS(
      values(
          value ->
              value instanceof Instant at
                  ? at.toEpochMilli()
                  : value instanceof LocalDate on ? on.toEpochDay() : value),
      "datesAreIsoText"),
  WRITES_TRUTH_AS_TEXT(
      values(value -> value instanceof Boolean ? value.toString() : value), "truthIsNoText"),
  WRITES_ENUMS_IN_SMALL_LETTERS(
      values(
          value ->
              value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value),
      "enumsAndUuidsAreText"),
  WRITES_UUIDS_AS_BYTES(
      values(
          value ->
              value instanceof UUID id
                  ? new BigInteger(id.toString().replace("-", ""), 16).toByteArray()
                  : value),
      "enumsAndUuidsAreText"),
  COUNTS_ITS_EVENTS(
      good -> {
        AtomicInteger count = new AtomicInteger();
        return event -> {
          Payload payload = good.serialize(event);
          String spaces = " ".repeat(count.incrementAndGet() % 8);
          byte[] bytes = (spaces + new String(payload.bytes(), UTF_8)).getBytes(UTF_8);
          return new Payload(
              payload.contentType(), bytes, payload.sequenceOffset() + spaces.length());
        };
      },
      "theSameEventGivesTheSameBytes",
      "aFailureHarmsNoLaterEvent"),
  KEEPS_THE_EVENT_IN_A_FIELD(Forgetful::new, "whatManyThreadsWriteAtOnceIsWhatEachHasGiven"),
  WRITES_WHAT_IT_CAN(
      good ->
          event -> {
            try {
              return good.serialize(event);
            } catch (WebhookException e) {
              return good.serialize(event.thin());
            }
          },
      "whatCanNotBeWrittenFailsAndItsTypeIsNamed",
      "noFailureTellsAValue",
      "aFailureHarmsNoLaterEvent"),
  QUOTES_WHAT_CAN_NOT_BE_WRITTEN(
      good ->
          event -> {
            try {
              return good.serialize(event);
            } catch (WebhookException e) {
              throw new WebhookException(event.type() + ": " + event.data(), e);
            }
          },
      "noFailureTellsAValue"),
  IS_SPOILT_BY_A_FAILURE(Spoilt::new, "aFailureHarmsNoLaterEvent");

  private final UnaryOperator<PayloadSerializer> breaking;
  private final Set<String> cases;

  BrokenSerializer(UnaryOperator<PayloadSerializer> breaking, String... cases) {
    this.breaking = breaking;
    this.cases = Set.of(cases);
  }

  PayloadSerializer serializer() {
    return breaking.apply(new StandardPayloadSerializer());
  }

  @Override
  public Set<String> cases() {
    return cases;
  }

  /** Writes the event that was given last. */
  private static final class Forgetful implements PayloadSerializer {

    private final PayloadSerializer good;
    private volatile Event current;

    Forgetful(PayloadSerializer good) {
      this.good = good;
    }

    @Override
    public Payload serialize(Event event) {
      current = event;
      LockSupport.parkNanos(10_000);
      return good.serialize(current);
    }
  }

  /** Writes everything otherwise once it has failed. */
  private static final class Spoilt implements PayloadSerializer {

    private final PayloadSerializer good;
    private volatile boolean failed;

    Spoilt(PayloadSerializer good) {
      this.good = good;
    }

    @Override
    public Payload serialize(Event event) {
      try {
        return good.serialize(failed ? event.thin() : event);
      } catch (WebhookException e) {
        failed = true;
        throw e;
      }
    }
  }

  private static UnaryOperator<PayloadSerializer> events(UnaryOperator<Event> change) {
    return good -> event -> good.serialize(change.apply(event));
  }

  private static UnaryOperator<PayloadSerializer> data(UnaryOperator<Object> change) {
    return events(
        event ->
            new Event(
                event.id(),
                event.type(),
                event.timestamp(),
                event.subject(),
                change.apply(event.data()),
                event.identity(),
                event.previous(),
                event.omitted(),
                event.tenant(),
                event.origin(),
                event.hops()));
  }

  private static UnaryOperator<PayloadSerializer> values(UnaryOperator<Object> change) {
    return data(data -> mapped(data, name -> name, change));
  }

  private static UnaryOperator<PayloadSerializer> names(UnaryOperator<String> change) {
    return data(data -> mapped(data, change, value -> value));
  }

  private static Object mapped(
      Object data, Function<String, String> names, UnaryOperator<Object> values) {
    if (!(data instanceof Map<?, ?> map)) {
      return data;
    }
    Map<String, Object> mapped = new LinkedHashMap<>();
    map.forEach((name, value) -> mapped.put(names.apply((String) name), values.apply(value)));
    return mapped;
  }

  private static void putUnlessNull(Map<String, Object> map, String name, Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private static int levels(Object data) {
    if (data instanceof Map<?, ?> map && map.get("next") instanceof List<?> next) {
      return 1 + levels(next.get(0));
    }
    return 0;
  }

  private static Event with(Event event, EventType type, Instant timestamp) {
    return new Event(
        event.id(),
        type,
        timestamp,
        event.subject(),
        event.data(),
        event.identity(),
        event.previous(),
        event.omitted(),
        event.tenant(),
        event.origin(),
        event.hops());
  }

  private static Event with(
      Event event,
      String subject,
      Map<String, Object> previous,
      List<String> omitted,
      List<String> hops) {
    return new Event(
        event.id(),
        event.type(),
        event.timestamp(),
        subject,
        event.data(),
        event.identity(),
        previous,
        omitted,
        event.tenant(),
        event.origin(),
        hops);
  }
}
