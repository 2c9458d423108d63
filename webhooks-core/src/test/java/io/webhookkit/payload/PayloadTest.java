package io.webhookkit.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

  @ParameterizedTest
  @CsvSource({"0, 7abc", "1, a7bc", "3, abc7"})
  void hasItsSequenceWhereItBelongs(int offset, String whole) {
    assertThat(payload("abc", offset).withSequence(7)).asString(US_ASCII).isEqualTo(whole);
  }

  @Test
  void hasItsSequenceInTheZerosThatAreThereForIt() {
    Payload payload = payload("[" + Payload.ZEROS + "]", 1 + Payload.ZEROS.length());

    assertThat(payload.withSequence(412)).asString(US_ASCII).isEqualTo("[0000000000000000412]");
    assertThat(payload.withSequence(Long.MAX_VALUE))
        .asString(US_ASCII)
        .isEqualTo("[9223372036854775807]");
  }

  @Test
  void keepsZerosThatAreFewer() {
    assertThat(payload("100:", 3).withSequence(7)).asString(US_ASCII).isEqualTo("1007:");
  }

  @Test
  void takesTheLongestSequence() {
    assertThat(payload("{}", 1).withSequence(Long.MAX_VALUE))
        .asString(US_ASCII)
        .isEqualTo("{9223372036854775807}");
  }

  @Test
  void isAsItWasAfterItHasGivenASequence() {
    Payload payload = payload("abc", 3);

    assertThat(payload.withSequence(1)).asString(US_ASCII).isEqualTo("abc1");
    assertThat(payload.withSequence(2)).asString(US_ASCII).isEqualTo("abc2");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4})
  void hasNoPlaceForASequenceOutsideItsBytes(int offset) {
    assertThatIllegalArgumentException().isThrownBy(() -> payload("abc", offset));
  }

  @Test
  void doesNotPrintItsBytes() {
    assertThat(payload("secret", 0)).hasToString("Payload[text/plain, 6 bytes]");
  }

  private static Payload payload(String text, int offset) {
    return new Payload("text/plain", text.getBytes(US_ASCII), offset);
  }
}
