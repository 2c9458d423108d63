package io.webhookkit.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookIgnore;
import io.webhookkit.WebhookInclude;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the annotations of an attribute are found. */
class AttributeMarkTest {

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
  void areOnTheFieldOrTheGetterOfTheClassOrOneAbove(String attribute) {
    assertThat(AttributeMark.of(Lead.class, attribute)).isEqualTo(AttributeMark.IGNORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "nothing"})
  void areNoOthers(String attribute) {
    assertThat(AttributeMark.of(Lead.class, attribute)).isEqualTo(AttributeMark.NONE);
  }

  static class Card {
    @WebhookInclude String number;
    @WebhookInclude @WebhookIgnore String holder;
  }

  @Test
  void includeAnAttribute() {
    assertThat(AttributeMark.of(Card.class, "number")).isEqualTo(AttributeMark.INCLUDED);
  }

  @Test
  void doNotContradictEachOther() {
    assertThatThrownBy(() -> AttributeMark.of(Card.class, "holder"))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("Card is 'holder': it carries @WebhookIgnore as well");
  }
}
