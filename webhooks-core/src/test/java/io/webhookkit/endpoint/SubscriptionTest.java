package io.webhookkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

  @ParameterizedTest
  @CsvSource({
    "lead.created, lead.created, true",
    "lead.created, lead.created.twice, false",
    "lead.created, LEAD.created, false",
    "lead.*, lead.created, true",
    "lead.*, lead.address.changed, true",
    "lead.*, lead, false",
    "lead.*, leads.created, false",
    "*, lead.created, true",
    "*, anything, true",
  })
  void matchesATypeAPrefixOrAll(String pattern, String type, boolean matches) {
    assertThat(new Subscription(pattern).matches(new EventType(type))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lead*", "*.created", "lead.*.changed", "lead.**", "lead created", "."})
  void ofAnotherFormIsRefusedWithTheThreeForms(String pattern) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new Subscription(pattern))
        .withMessage(
            "events is '"
                + pattern
                + "': use an event type (lead.created), a prefix (lead.*) or * for all");
  }

  @Test
  void thatIsTooLongForAnyTypeIsRefused() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new Subscription("a.".repeat(50_000) + "a"));
  }
}
