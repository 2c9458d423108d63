package io.webhookkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.entity.BulkPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "512, 512", "512B, 512", "256KB, 262144", "256 kb, 262144", "3MB, 3145728"})
  void aSizeHasAUnit(String text, long bytes) {
    assertThat(new Setting("payload.max-size", text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KB", "-1KB", "1.5MB", "1 pound", "999999999999999999GB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> new Setting("payload.max-size", text).bytes())
        .hasMessage("payload.max-size is '" + text + "': give a size, such as 256KB");
  }

  @ParameterizedTest
  @CsvSource({
    "20ms, PT0.02S",
    "60s, PT1M",
    "5m, PT5M",
    "2H, PT2H",
    "1d, PT24H",
    "PT1M, PT1M",
    "0, PT0S"
  })
  void aDurationHasAUnitUnlessItIsNone(String text, Duration duration) {
    assertThat(new Setting("outbox.lease", text).duration()).isEqualTo(duration);
  }

  @Test
  void aDurationWithoutAUnitIsRefused() {
    assertThatThrownBy(() -> new Setting("outbox.lease", "60").duration())
        .hasMessage("outbox.lease is '60': give a duration, such as 60s or PT1M");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop", "shop", "https://shop.example.com/eu", "urn:example:shop"})
  void aUriMayBeRelative(String text) {
    assertThat(new Setting("payload.source", text).uri()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my shop", "caf\u00e9", "http://", "%zz"})
  void whatIsNoUriIsRefused(String text) {
    assertThatThrownBy(() -> new Setting("payload.source", text).uri())
        .hasMessage(
            "payload.source is '"
                + text
                + "': give a URI or a relative reference, such as https://shop.example.com or"
                + " /shop");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "' False ', false"})
  void aFlagIsTrueOrFalse(String text, boolean flag) {
    assertThat(new Setting("enabled", text).flag()).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "1"})
  void whatIsNeitherIsRefused(String text) {
    assertThatThrownBy(() -> new Setting("enabled", text).flag())
        .hasMessage("enabled is '" + text + "': use true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture", "CAPTURE", " Capture "})
  void oneOfSeveralIsFoundInAnyCase(String text) {
    assertThat(new Setting("capture.bulk", text).oneOf(BulkPolicy.class))
        .isEqualTo(BulkPolicy.CAPTURE);
  }

  @Test
  void whatIsNoneOfThemIsRefusedWithTheirNames() {
    assertThatThrownBy(() -> new Setting("capture.bulk", "some").oneOf(BulkPolicy.class))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessage("capture.bulk is 'some': use warn, fail or capture");
  }

  @Test
  void whatIsLongerThanAHundredYearsIsRefused() {
    for (String text : List.of("36526d", "PT9223372036854775807S", "PT-9223372036854775808S")) {
      assertThatThrownBy(() -> new Setting("retry.delays", text).duration())
          .hasMessage("retry.delays is '" + text + "': give a duration of at most 36525 days");
    }
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new Setting("capture.max-bulk-rows", "many").number())
        .hasMessage("capture.max-bulk-rows is 'many': give a whole number");
    assertThatThrownBy(() -> new Setting("retry.jitter", "some").part())
        .hasMessage("retry.jitter is 'some': give a part from 0 to 1");
  }
}
