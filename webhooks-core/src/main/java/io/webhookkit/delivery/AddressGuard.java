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
  private final Nat64 nat64;

  /** Creates a guard of a network without NAT64: an address of that kind is then none. */
  public AddressGuard(List<String> trusted) {
    this(trusted, List.of());
  }

  /**
   * Creates a guard.
   *
   * @param trusted hosts ({@code localhost}, {@code crm.internal}) and ranges ({@code 127.0.0.0/8})
   *     that the operator trusts: they may be private, use plain HTTP, and listen on any port
   * @param nat64Prefixes what the network's NAT64 gateway puts before IPv4 addresses, such as
   *     {@code 64:ff9b::/96}; what comes after it is judged
   * @throws WebhookConfigurationException if one of them is malformed
   */
  public AddressGuard(List<String> trusted, List<String> nat64Prefixes) {
    nat64 = Nat64.of(nat64Prefixes);
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
    if (trusts(host)) {
      return;
    }
    EndpointUrl.requirePublicForm(url);
    if (AddressRange.literal(host).filter(address -> !isPublic(address)).isPresent()) {
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
        if (!isTrusted(address) && !isPublic(address)) {
          throw new UnknownHostException("the host's address is not public");
        }
      }
    }
    return resolved;
  }

  /** Tells whether the operator trusts a host as it is written, whatever it resolves to. */
  public boolean trusts(String host) {
    return trustedNames.contains(host.toLowerCase(Locale.ROOT))
        || AddressRange.literal(host).filter(this::isTrusted).isPresent();
  }

  private boolean isPublic(InetAddress address) {
    return PublicAddresses.contain(nat64.decode(address));
  }

  private boolean isTrusted(InetAddress address) {
    return trustedRanges.stream().anyMatch(range -> range.contains(address));
  }
}
