package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import java.util.List;

/**
 * The bounds of one HTTP exchange, and its way out of the network.
 *
 * @param connectTimeout How long to wait for a connection.
 * @param deadline After how long it ends, whatever it is doing.
 * @param proxy What requests leave through, such as http://proxy.example.com:3128.
 * @param nat64Prefixes What the network's NAT64 gateway puts before IPv4 addresses.
 */
@ConfigurationProperties("webhooks.transport")
public record TransportConfiguration(
    @Bindable(defaultValue = "5s") String connectTimeout,
    @Bindable(defaultValue = "15s") String deadline,
    @Bindable(defaultValue = "") String proxy,
    @Bindable(defaultValue = "") List<String> nat64Prefixes) {

  void tell(WebhooksBuilder builder) {
    builder
        .connectTimeout(new Setting("transport.connect-timeout", connectTimeout).duration())
        .deadline(new Setting("transport.deadline", deadline).duration())
        .proxy(proxy)
        .nat64Prefixes(WebhooksConfiguration.parts(nat64Prefixes));
  }

  /** Leaves the proxy out, whose address may hold a password. */
  @Override
  public String toString() {
    return "TransportConfiguration[deadline=" + deadline + "]";
  }
}
