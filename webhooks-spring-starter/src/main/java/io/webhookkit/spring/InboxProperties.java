package io.webhookkit.spring;

import io.webhookkit.inbound.InboundSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How webhooks are received.
 *
 * @param path Where they are sent to; the name of the source comes after it.
 * @param maxSize The longest body of a request.
 * @param readTimeout How long a body may take to come.
 * @param retention How long it is known what was handled; longer than any sender sends it again.
 * @param pollInterval How often the inbox is asked for what other nodes have left.
 */
public record InboxProperties(
    @DefaultValue("/webhooks") String path,
    @DefaultValue("1MB") DataSize maxSize,
    @DefaultValue("10s") Duration readTimeout,
    @DefaultValue("32d") Duration retention,
    @DefaultValue("10s") Duration pollInterval) {

  InboundSettings settings() {
    return new InboundSettings(maxSize.toBytes(), readTimeout, retention, pollInterval);
  }
}
