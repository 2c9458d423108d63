package io.webhookkit.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {

  /** The public key of RFC 8032, section 7.1, test 1. */
  private static final String KEY = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  @Test
  void isReadInItsWrittenForm() {
    assertThat(VerificationKey.isOne(KEY)).isTrue();
    assertThat(VerificationKey.parse(KEY)).isEqualTo(VerificationKey.parse(KEY));
  }

  @Test
  void isNoSecret() {
    assertThat(VerificationKey.isOne("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"whpk_", "whpk_AAAA", "whpk_not base64", "whsec_AAAA"})
  void isRefusedInAnotherForm(String text) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> VerificationKey.parse(text))
        .withMessageContaining("use whpk_ and the base64 of an Ed25519 public key of 32 bytes");
  }
}
