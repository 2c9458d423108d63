package io.webhookkit.testkit.contract.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.ReceivedWebhook;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The form that a value of each kind has in an event: the entity's own, not the database's. */
abstract class JsonFormCases extends CaptureCases {

  private static final Instant MOMENT = Instant.parse("2026-11-24T10:12:13.123Z");

  JsonFormCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @Test
  void aDateIsAnIsoText() {
    assertSent(s -> s.born = LocalDate.of(2026, 11, 24), "\"born\":\"2026-11-24\"");
  }

  @Test
  void aTimeIsAnIsoText() {
    assertSent(s -> s.opens = LocalTime.of(8, 30), "\"opens\":\"08:30:00\"");
  }

  @Test
  void aDateWithATimeIsAnIsoTextWithoutAZone() {
    assertSent(
        s -> s.starts = LocalDateTime.of(2026, 11, 24, 8, 30),
        "\"starts\":\"2026-11-24T08:30:00\"");
  }

  @Test
  void anInstantIsAnIsoTextInUtc() {
    assertSent(s -> s.moment = MOMENT, "\"moment\":\"2026-11-24T10:12:13.123Z\"");
  }

  /** Which offset a loaded one has depends on the database and on Hibernate's settings. */
  @Test
  void aDateWithAnOffsetIsAnIsoTextWithTheOffsetThatTheEntityHas() {
    OffsetDateTime called = OffsetDateTime.parse("2026-11-24T12:12:13.123+02:00");

    assertSent(
        s -> s.called = called,
        webhook ->
            assertThat(OffsetDateTime.parse(webhook.data().path("called").asString()))
                .isAtSameInstantAs(called));
  }

  @Test
  void aJavaUtilDateIsAnIsoTextInUtc() {
    assertSent(s -> s.changed = Date.from(MOMENT), "\"changed\":\"2026-11-24T10:12:13.123Z\"");
  }

  @Test
  void aTimestampIsAnIsoTextInUtc() {
    assertSent(s -> s.stamped = Timestamp.from(MOMENT), "\"stamped\":\"2026-11-24T10:12:13.123Z\"");
  }

  @Test
  void aDurationIsAnIsoText() {
    assertSent(s -> s.lasts = Duration.ofMinutes(90), "\"lasts\":\"PT1H30M\"");
  }

  @Test
  void aDecimalKeepsItsZeros() {
    assertSent(s -> s.price = new BigDecimal("12.50"), "\"price\":12.50");
  }

  @Test
  void aDecimalKeepsAllItsDigits() {
    assertSent(
        s -> s.exact = new BigDecimal("12345678901234567890.0123456789"),
        "\"exact\":12345678901234567890.0123456789");
  }

  @Test
  void aDecimalHasNoExponent() {
    assertSent(s -> s.exact = new BigDecimal("1E+3"), "\"exact\":1000");
    assertSent(s -> s.exact = new BigDecimal("1E-10"), "\"exact\":0.0000000001");
  }

  @Test
  void anEnumIsItsNameHoweverItIsStored() {
    assertSent(s -> s.extent = Sample.Size.LARGE, "\"extent\":\"LARGE\"");
    assertSent(s -> s.rank = Sample.Size.SMALL, "\"rank\":\"SMALL\"");
  }

  @Test
  void aUuidIsAText() {
    assertSent(s -> s.other = new UUID(0, 7), "\"other\":\"00000000-0000-0000-0000-000000000007\"");
  }

  @Test
  void bytesAreBase64() {
    assertSent(s -> s.bytes = new byte[] {1, 2, 3}, "\"bytes\":\"AQID\"");
  }

  @Test
  void whatIsEmbeddedIsAnObject() {
    assertSent(s -> s.address = new Address("Wien", "kept"), "\"address\":{\"city\":\"Wien\"}");
  }

  @Test
  void aConvertedAttributeIsAsTheEntityHasIt() {
    assertSent(s -> s.reach = new Sample.Range(1, 9), "\"reach\":{\"low\":1,\"high\":9}");
  }

  @Test
  void aBooleanIsOneHoweverItIsStored() {
    assertSent(s -> s.agreed = true, "\"agreed\":true");
  }

  @Test
  void anArrayIsAnArray() {
    assertSent(s -> s.numbers = new int[] {1, 2}, "\"numbers\":[1,2]");
    assertSent(s -> s.words = new String[] {"a", "b"}, "\"words\":[\"a\",\"b\"]");
  }

  @Test
  void aJsonColumnIsTheJsonThatItHolds() {
    assertSent(
        s -> s.choices = Map.of("colours", List.of("red", "blue")),
        "\"choices\":{\"colours\":[\"red\",\"blue\"]}");
  }

  private void assertSent(Consumer<Sample> value, String json) {
    assertSent(value, webhook -> assertThat(webhook.body()).contains(json));
  }

  /** Asserts what is sent of a value that is set, and of one that is loaded. */
  private void assertSent(Consumer<Sample> value, Consumer<ReceivedWebhook> requirement) {
    app().forget();
    Sample sample = new Sample(UUID.randomUUID());
    value.accept(sample);

    inTransaction(session -> session.persist(sample));
    inTransaction(session -> session.remove(session.find(Sample.class, sample.id)));

    app().drain();
    assertThat(app().recorder().received()).hasSize(2).allSatisfy(requirement);
  }
}
