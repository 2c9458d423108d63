package io.webhookkit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.WebhookIgnore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredAttributesTest {

  @SuppressWarnings("unused")
  static class Person {
    @WebhookIgnore private String inherited;

    @WebhookIgnore
    boolean isHidden() {
      return true;
    }
  }

  @SuppressWarnings("unused")
  static class Lead extends Person {
    String email;
    @WebhookIgnore private String field;

    @WebhookIgnore
    String getGetter() {
      return "";
    }

    @WebhookIgnore
    String getEmail(String withAnArgument) {
      return withAnArgument;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"field", "getter", "inherited", "hidden"})
  void areMarkedOnTheFieldOrTheGetterOfTheClassOrOneAbove(String attribute) {
    assertThat(IgnoredAttributes.has(Lead.class, attribute)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "nothing"})
  void areNoOthers(String attribute) {
    assertThat(IgnoredAttributes.has(Lead.class, attribute)).isFalse();
  }
}
