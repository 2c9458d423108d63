package io.webhookkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

  @ParameterizedTest
  @ValueSource(strings = {"lead", "lead.created", "crm.lead_2.address.changed", "LEAD.Created"})
  void isMadeOfSegmentsPartedByFullStops(String name) {
    assertThat(new EventType(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "lead.",
        ".created",
        "lead..created",
        "lead created",
        "lead-created",
        "lead.*",
        "lëad",
        "lead.created\n"
      })
  void ofAnotherFormIsRefusedWithAnExample(String name) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new EventType(name))
        .withMessageContaining("such as lead.created");
  }

  @Test
  void hasAtMost128Characters() {
    String longest = "a".repeat(EventType.MAX_LENGTH);

    assertThat(new EventType(longest).value()).hasSize(128);
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new EventType(longest + "a"))
        .withMessageContaining("at most 128 characters");
  }
}
