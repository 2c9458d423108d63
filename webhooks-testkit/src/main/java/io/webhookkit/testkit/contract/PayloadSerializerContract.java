package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.PayloadEvents.AT;
import static io.webhookkit.testkit.contract.PayloadEvents.about;
import static io.webhookkit.testkit.contract.PayloadEvents.bare;
import static io.webhookkit.testkit.contract.PayloadEvents.map;
import static io.webhookkit.testkit.contract.PayloadEvents.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.webhookkit.ChangeType;
import io.webhookkit.Event;
import io.webhookkit.WebhookException;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What every {@link PayloadSerializer} promises: a receiver finds in the bytes what the event
 * holds, exactly, whatever the form.
 */
public abstract class PayloadSerializerContract {

  /** Creates the suite. */
  protected PayloadSerializerContract() {}

  /** Returns the serializer under test, with nothing of it adapted to an application. */
  protected abstract PayloadSerializer serializer();

  /**
   * Reads a body as its receivers would.
   *
   * @param body the bytes, with the sequence in its place
   * @return what it says; numbers have to be read exactly, as {@link BigDecimal} where they have a
   *     fraction
   */
  protected abstract Received read(byte[] body);

  /**
   * What a receiver finds in a body.
   *
   * @param type the type of the event
   * @param timestamp when it happened
   * @param subject what it happened to; null if the body does not say
   * @param data what it tells, in the form of JSON
   * @param previous the earlier values; null if the body has none
   * @param omitted what is listed as omitted; empty if nothing is
   * @param hops the systems that it came through; empty if there are none
   * @param sequence its sequence
   */
  public record Received(
      String type,
      Instant timestamp,
      @Nullable String subject,
      JsonNode data,
      @Nullable JsonNode previous,
      List<String> omitted,
      List<String> hops,
      long sequence) {}

  @Test
  void theTypeAndTheTimeAreThere() {
    Received received = received(whole());

    assertThat(received.type()).isEqualTo("lead.updated");
    assertThat(received.timestamp()).isEqualTo(AT);
  }

  @Test
  void theSubjectIsThereIfThereIsOne() {
    assertThat(received(whole()).subject()).isEqualTo("7");
    assertThat(received(bare(Map.of())).subject()).isNull();
  }

  @Test
  void earlierValuesAreThereIfThereAreAny() {
    JsonNode previous = Objects.requireNonNull(received(whole()).previous());

    assertThat(previous.path("email").asString()).isEqualTo("old@example.org");
    assertThat(previous.path("name").isNull()).isTrue();
    assertThat(received(bare(Map.of())).previous()).isNull();
  }

  @Test
  void whatIsOmittedIsListed() {
    assertThat(received(whole()).omitted()).containsExactly("data.notes", "data.tags");
    assertThat(received(bare(Map.of())).omitted()).isEmpty();
  }

  @Test
  void theSystemsThatItCameThroughAreListed() {
    assertThat(received(whole()).hops()).containsExactly("website", "crm");
    assertThat(received(bare(Map.of())).hops()).isEmpty();
  }

  @Test
  void theSequenceGoesWhereThePayloadSays() {
    for (Event event : List.of(whole(), bare(Map.of()), bare("text"))) {
      Payload payload = serializer().serialize(event);
      for (long sequence : new long[] {1, 412, Long.MAX_VALUE}) {
        assertThat(read(payload.withSequence(sequence)).sequence()).isEqualTo(sequence);
      }
    }
  }

  @Test
  void theContentTypeIsNamed() {
    assertThat(serializer().serialize(whole()).contentType())
        .matches("[a-z]+/[A-Za-z0-9.+-]+( *;.*)?");
  }

  @Test
  void dataMayBeATextAListOrNothingMuch() {
    assertThat(received(bare("text")).data().asString()).isEqualTo("text");
    assertThat(received(bare(List.of(1, 2))).data().size()).isEqualTo(2);
    assertThat(received(bare(Map.of())).data().isEmpty()).isTrue();
  }

  @Test
  void textOfAnyLanguageIsKept() {
    for (String text : PayloadEvents.everyCharacter()) {
      String read = data("text", text).asString();
      if (!read.equals(text)) {
        assertThat(read.codePoints().boxed())
            .containsExactly(text.codePoints().boxed().toArray(Integer[]::new));
      }
    }
  }

  @Test
  void namesOfAnyLanguageAreKept() {
    String name = "\u00e4 \"\\\u4e16\uD83D\uDE00";

    assertThat(received(bare(Map.of(name, 1))).data().path(name).asInt()).isEqualTo(1);
  }

  @Test
  void wholeNumbersAreExact() {
    for (long number : new long[] {(1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(data("number", number).longValue()).isEqualTo(number);
    }
    BigInteger large = BigInteger.TWO.pow(100).add(BigInteger.ONE);
    assertThat(data("number", large).bigIntegerValue()).isEqualTo(large);
  }

  @Test
  void decimalsAreExact() {
    for (String number : List.of("1234567890123456789.12", "0.1", "-0.0000000001")) {
      BigDecimal decimal = new BigDecimal(number);
      assertThat(data("number", decimal).decimalValue()).isEqualByComparingTo(decimal);
    }
  }

  @Test
  void decimalsHaveNoExponent() {
    for (String number : List.of("1E+3", "1E-10")) {
      String body = new String(written(bare(Map.of("number", new BigDecimal(number)))), UTF_8);
      assertThat(body).doesNotContainPattern("\\d[eE][+-]?\\d");
    }
  }

  @Test
  void nullIsAValue() {
    JsonNode data = received(bare(map("zip", null, "tags", Arrays.asList("a", null)))).data();

    assertThat(data.has("zip")).isTrue();
    assertThat(data.path("zip").isNull()).isTrue();
    assertThat(data.path("tags").size()).isEqualTo(2);
    assertThat(data.path("tags").path(1).isNull()).isTrue();
  }

  @Test
  void mapsAndListsAreKeptAsDeepAsTheyGo() {
    Object deep = "end";
    for (int level = 0; level < 50; level++) {
      deep = Map.of("next", List.of(deep));
    }

    JsonNode data = received(bare(deep)).data();
    for (int level = 0; level < 50; level++) {
      data = data.path("next").path(0);
    }
    assertThat(data.asString()).isEqualTo("end");
  }

  @Test
  void aListKeepsItsOrder() {
    JsonNode list = data("list", List.of(3, 1, 2));

    assertThat(list.valueStream().map(JsonNode::asInt)).containsExactly(3, 1, 2);
  }

  @Test
  void aRecordIsItsComponents() {
    JsonNode data = received(bare(new PayloadEvents.Visit("Graz", 3))).data();

    assertThat(data.path("city").asString()).isEqualTo("Graz");
    assertThat(data.path("days").asInt()).isEqualTo(3);
  }

  @Test
  void datesAreIsoText() {
    assertThat(data("at", AT).asString()).isEqualTo(AT.toString());
    assertThat(data("on", LocalDate.of(2026, 11, 4)).asString()).isEqualTo("2026-11-04");
  }

  @Test
  void truthIsNoText() {
    assertThat(data("flag", true).isBoolean()).isTrue();
    assertThat(data("flag", true).booleanValue()).isTrue();
    assertThat(data("flag", false).booleanValue()).isFalse();
  }

  @Test
  void enumsAndUuidsAreText() {
    assertThat(data("change", ChangeType.CREATED).asString()).isEqualTo("CREATED");
    assertThat(data("id", new UUID(0, 7)).asString())
        .isEqualTo("00000000-0000-0000-0000-000000000007");
  }

  @Test
  void theSameEventGivesTheSameBytes() {
    byte[] first = written(whole());

    assertThat(written(whole())).isEqualTo(first);
    assertThat(written(whole())).isEqualTo(first);
  }

  @Test
  void whatManyThreadsWriteAtOnceIsWhatEachHasGiven() throws Exception {
    AtomicInteger number = new AtomicInteger();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();

    Race.of(
        8,
        () -> {
          String subject = Integer.toString(number.incrementAndGet());
          Received received = received(about(subject, Map.of("id", subject)));
          if (!subject.equals(received.subject())
              || !subject.equals(received.data().path("id").asString())) {
            wrong.add(subject);
          }
          return subject;
        },
        () -> number.get() >= 2_000);

    assertThat(wrong).isEmpty();
  }

  @Test
  void whatCanNotBeWrittenFailsAndItsTypeIsNamed() {
    assertThat(failureOf(endless()))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("lead.imported");
  }

  @Test
  void noFailureTellsAValue() {
    StringWriter printed = new StringWriter();
    failureOf(endless()).printStackTrace(new PrintWriter(printed, true));

    assertThat(printed.toString()).doesNotContain("zoe@example.org");
  }

  @Test
  void aFailureHarmsNoLaterEvent() {
    byte[] before = written(whole());
    assertThat(failureOf(endless())).isNotNull();

    assertThat(written(whole())).isEqualTo(before);
  }

  /** An event whose data has no end, whatever the form. */
  private static Event endless() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    return bare(map("email", "zoe@example.org", "cycle", cycle));
  }

  private Throwable failureOf(Event event) {
    Throwable failure = catchThrowable(() -> serializer().serialize(event));
    assertThat(failure).as("why it can't be written").isNotNull();
    return failure;
  }

  private JsonNode data(String name, Object value) {
    return received(bare(Map.of(name, value))).data().path(name);
  }

  private Received received(Event event) {
    return read(written(event));
  }

  private byte[] written(Event event) {
    return serializer().serialize(event).withSequence(412);
  }
}
