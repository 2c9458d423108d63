package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps deliveries away from addresses inside the sender's own network. It judges an endpoint's URL
 * when it is configured, and every address that its host resolves to at every connect; a transport
 * connects only to what {@link #judge} returned. Immutable and thread-safe.
 */
public final class AddressGuard {

  private final Set<String> trustedNames = new HashSet<>();
  private final List<AddressRange> trustedRanges = new ArrayList<>();

  /**
   * Creates a guard.
   *
   * @param trusted hosts ({@code localhost}, {@code crm.internal}) and ranges ({@code 127.0.0.0/8})
   *     that the operator trusts: they may be private, use plain HTTP, and listen on any port
   * @throws WebhookConfigurationException if one is neither
   */
  public AddressGuard(List<String> trusted) {
    for (String entry : trusted) {
      Optional<AddressRange> range = AddressRange.parse(entry);
      if (range.isPresent()) {
        trustedRanges.add(range.get());
      } else if (entry.matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")) {
        trustedNames.add(entry.toLowerCase(Locale.ROOT));
      } else {
        throw new WebhookConfigurationException(
            "trusted-hosts", entry, "give a host name (localhost) or a range (127.0.0.0/8)");
      }
    }
  }

  /**
   * Judges an endpoint's address as it is written, without resolving it.
   *
   * @throws WebhookConfigurationException if it must not be delivered to; its field is "url"
   */
  public void check(URI url) {
    EndpointUrl.requireWellFormed(url);
    String host = EndpointUrl.host(url);
    if (isTrusted(host)) {
      return;
    }
    EndpointUrl.requirePublicForm(url);
    if (AddressRange.literal(host)
        .filter(address -> !PublicAddresses.contain(address))
        .isPresent()) {
      throw EndpointUrl.refused(
          url, "it is not a public address: use one, or add it to webhooks.trusted-hosts");
    }
  }

  /**
   * Judges what a host resolves to. All addresses have to be good: a host with one private address
   * is an attempt to reach it.
   *
   * @param host the name, or a literal address; IPv6 with or without brackets
   * @return the same addresses, which alone may be connected to
   * @throws UnknownHostException if there is none, or one of them is not public
   */
  public InetAddress[] judge(String host, InetAddress[] resolved) throws UnknownHostException {
    if (resolved.length == 0) {
      throw new UnknownHostException("the host has no address");
    }
    if (!trustedNames.contains(host.toLowerCase(Locale.ROOT))) {
      for (InetAddress address : resolved) {
        if (!isTrusted(address) && !PublicAddresses.contain(address)) {
          throw new UnknownHostException("the host's address is not public");
        }
      }
    }
    return resolved;
  }

  private boolean isTrusted(String host) {
    return trustedNames.contains(host)
        || AddressRange.literal(host).filter(this::isTrusted).isPresent();
  }

  private boolean isTrusted(InetAddress address) {
    return trustedRanges.stream().anyMatch(range -> range.contains(address));
  }
}
