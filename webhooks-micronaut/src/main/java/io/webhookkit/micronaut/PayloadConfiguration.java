package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;

/**
 * What is sent.
 *
 * @param format The form of events: that of Standard Webhooks, or CloudEvents in structured JSON.
 * @param source Where a CloudEvent says it comes from: a URI, or a relative reference.
 * @param maxSize The longest payload, such as 256KB.
 * @param oversize What to do about a longer one: fail its transaction, or send the id alone.
 */
@ConfigurationProperties("webhooks.payload")
public record PayloadConfiguration(
    @Bindable(defaultValue = "standard") String format,
    @Bindable(defaultValue = "/webhooks") String source,
    @Bindable(defaultValue = "256KB") String maxSize,
    @Bindable(defaultValue = "fail") String oversize) {

  PayloadSettings settings() {
    return new PayloadSettings(
        new Setting("payload.max-size", maxSize).bytes(),
        new Setting("payload.oversize", oversize).oneOf(Oversize.class),
        new Setting("payload.format", format).oneOf(Format.class),
        new Setting("payload.source", source).uri());
  }
}
