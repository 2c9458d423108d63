package io.webhookkit.spring;

import io.webhookkit.WebhooksBuilder;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of one HTTP exchange, and its way out of the network.
 *
 * @param connectTimeout How long to wait for a connection.
 * @param deadline After how long an exchange ends, whatever it is doing.
 * @param proxy What requests leave through, such as http://proxy.example.com:3128.
 * @param nat64Prefixes What the network's NAT64 gateway puts before IPv4 addresses.
 */
public record TransportProperties(
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration deadline,
    @DefaultValue("") String proxy,
    @DefaultValue List<String> nat64Prefixes) {

  void tell(WebhooksBuilder builder) {
    builder
        .connectTimeout(connectTimeout)
        .deadline(deadline)
        .proxy(proxy)
        .nat64Prefixes(nat64Prefixes);
  }

  /** Leaves the proxy out, whose address may hold a password. */
  @Override
  public String toString() {
    return "TransportProperties[deadline=" + deadline + "]";
  }
}
