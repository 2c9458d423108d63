package io.webhookkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConfigurationExceptionTest {

  @Test
  void namesTheFieldTheValueAndTheFix() {
    assertThat(new WebhookConfigurationException("delivery.window", "0", "give a value above zero"))
        .hasMessage("delivery.window is '0': give a value above zero");
  }

  @Test
  void isTheSameMistakeWithinItsOwner() {
    WebhookConfigurationException within =
        new WebhookConfigurationException("url", "crm", "give the whole address")
            .within("endpoints.crm");

    assertThat(within).hasMessage("endpoints.crm.url is 'crm': give the whole address");
    assertThat(within.field()).isEqualTo("endpoints.crm.url");
    assertThat(within.value()).isEqualTo("crm");
    assertThat(within.fix()).isEqualTo("give the whole address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\0", "\u001b", "\u007f", "\u0085", "\u009b", "\u2028"})
  void printsNothingThatCouldForgeALogLine(String control) {
    assertThat(new WebhookConfigurationException("url", "a" + control + "b", "fix"))
        .hasMessage("url is 'a\uFFFDb': fix");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 5000})
  void cutsALongValue(int length) {
    WebhookConfigurationException e =
        new WebhookConfigurationException("url", "a".repeat(length), "fix");

    assertThat(e.value()).isEqualTo("a".repeat(200) + "…");
    assertThat(e.within("endpoints.crm").value()).isEqualTo("a".repeat(200) + "…");
  }

  @Test
  void printsAValueOf200CharactersInFull() {
    assertThat(new WebhookConfigurationException("url", "a".repeat(200), "fix").value())
        .isEqualTo("a".repeat(200));
  }
}
