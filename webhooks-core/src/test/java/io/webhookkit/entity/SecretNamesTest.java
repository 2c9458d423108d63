package io.webhookkit.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "passwordHash",
        "hashedPassword",
        "PASSWORD",
        "reset_token",
        "accessToken",
        "clientSecret",
        "apiKey",
        "api_key",
        "iban",
        "customerIban",
        "ssn",
        "cardNumber",
        "creditCard",
        "cvc",
        "pin",
        "privateKey",
        "taxId"
      })
  void areKnownByTheirWords(String attribute) {
    assertThat(SecretNames.looksSecret(attribute)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email",
        "discard",
        "cardinality",
        "spin",
        "tokenizer",
        "secretary",
        "keyAccount",
        "shipping",
        "passenger",
        "id",
        "taxRate"
      })
  void areNotFoundInsideOtherWords(String attribute) {
    assertThat(SecretNames.looksSecret(attribute)).isFalse();
  }

  @Test
  void areRefusedWithTheFix() {
    assertThatThrownBy(() -> SecretNames.refuse(String.class, "passwordHash"))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("java.lang.String: an attribute is 'passwordHash'")
        .hasMessageContaining("@WebhookIgnore")
        .hasMessageContaining("@WebhookInclude");
  }
}
