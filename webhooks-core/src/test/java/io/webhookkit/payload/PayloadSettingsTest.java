package io.webhookkit.payload;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;
import java.net.URI;
import org.junit.jupiter.api.Test;

class PayloadSettingsTest {

  @Test
  void aCloudEventComesFromSomewhere() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new PayloadSettings(1, Oversize.FAIL, Format.CLOUDEVENTS, URI.create("")))
        .withMessage(
            "payload.source is '': give a URI or a relative reference, such as"
                + " https://shop.example.com or /shop");
  }
}
