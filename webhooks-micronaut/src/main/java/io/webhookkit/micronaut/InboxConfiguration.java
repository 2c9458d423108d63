package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.inbound.InboundSettings;

/**
 * How webhooks are received.
 *
 * @param path Where they are sent to; the name of the source comes after it.
 * @param maxSize The longest body of a request, such as 1MB.
 * @param readTimeout How long a body may take to come.
 * @param retention How long it is known what was handled; longer than any sender sends it again.
 * @param pollInterval How often the inbox is asked for what other nodes have left.
 */
@ConfigurationProperties("webhooks.inbox")
public record InboxConfiguration(
    @Bindable(defaultValue = "/webhooks") String path,
    @Bindable(defaultValue = "1MB") String maxSize,
    @Bindable(defaultValue = "10s") String readTimeout,
    @Bindable(defaultValue = "32d") String retention,
    @Bindable(defaultValue = "10s") String pollInterval) {

  InboundSettings settings() {
    return new InboundSettings(
        new Setting("inbox.max-size", maxSize).bytes(),
        new Setting("inbox.read-timeout", readTimeout).duration(),
        new Setting("inbox.retention", retention).duration(),
        new Setting("inbox.poll-interval", pollInterval).duration());
  }
}
