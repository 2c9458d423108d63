package io.webhookkit.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  private static final String WRITTEN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void isReadFromItsWrittenForm() {
    assertThat(Secret.parse(WRITTEN).reveal()).isEqualTo(WRITTEN);
  }

  @Test
  void isEqualToAnotherOfTheSameBytes() {
    assertThat(Secret.parse(WRITTEN))
        .isEqualTo(Secret.parse(WRITTEN))
        .hasSameHashCodeAs(Secret.parse(WRITTEN))
        .isNotEqualTo(Secret.generate());
  }

  @Test
  void neverPrintsItself() {
    assertThat(Secret.parse(WRITTEN)).hasToString("whsec_…");
  }

  @Test
  void isMadeOfThirtyTwoRandomBytes() {
    String written = Secret.generate().reveal();

    assertThat(written).startsWith("whsec_").isNotEqualTo(Secret.generate().reveal());
    assertThat(Base64.getDecoder().decode(written.substring("whsec_".length()))).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 64})
  void mayHaveFrom24To64Bytes(int bytes) {
    assertThat(Secret.parse(written(bytes)).reveal()).isEqualTo(written(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 65, 1000})
  void ofAnyOtherLengthIsRefusedWithItsLength(int bytes) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> Secret.parse(written(bytes)))
        .withMessageContaining("whsec_… (" + bytes + " bytes)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8I!PZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
        "whsec_MfKQ9r8GKYqrTwjU",
      })
  void ofAnyOtherFormIsRefusedWithTheFixAndWithoutTheText(String text) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> Secret.parse(text))
        .withMessageContaining("openssl rand -base64 32")
        .satisfies(e -> assertThat(e.field()).isEqualTo("secret"))
        .satisfies(e -> assertThat(e).hasNoCause())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("MfKQ9r8G"));
  }

  private static String written(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
  }

  @Test
  void aPlaceholderThatNothingSetIsNamed() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> Secret.parse("${CRM_WEBHOOK_SECRET}"))
        .withMessageContaining("secret is '${CRM_WEBHOOK_SECRET}'")
        .withMessageContaining("set the environment variable");
  }
}
