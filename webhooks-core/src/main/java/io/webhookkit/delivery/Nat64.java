package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the network's NAT64 gateway makes of IPv4 addresses (RFC 6052): they look public, and are
 * whatever they carry.
 *
 * @param prefixes those of the gateway; what is in one of them carries an IPv4 address
 */
record Nat64(List<AddressRange> prefixes) {

  private static final Set<Integer> LENGTHS = Set.of(32, 40, 48, 56, 64, 96);

  /** The octet that is always zero, and carries nothing. */
  private static final int RESERVED = 8;

  /**
   * Reads prefixes such as {@code 64:ff9b::/96}.
   *
   * @throws WebhookConfigurationException if one is none
   */
  static Nat64 of(Collection<String> texts) {
    List<AddressRange> prefixes = new ArrayList<>();
    for (String text : texts) {
      prefixes.add(
          AddressRange.parse(text)
              .filter(range -> range.network() instanceof Inet6Address)
              .filter(range -> LENGTHS.contains(range.prefix()))
              .orElseThrow(() -> refused(text)));
    }
    return new Nat64(List.copyOf(prefixes));
  }

  private static WebhookConfigurationException refused(String text) {
    return new WebhookConfigurationException(
        "transport.nat64-prefixes",
        text,
        "give the network's prefix, such as 64:ff9b::/96 (32, 40, 48, 56, 64 or 96 bits)");
  }

  /** Returns the address that one carries, or the same one if it carries none. */
  InetAddress decode(InetAddress address) {
    for (AddressRange prefix : prefixes) {
      if (prefix.contains(address)) {
        return carried(address.getAddress(), prefix.prefix() / 8);
      }
    }
    return address;
  }

  private static InetAddress carried(byte[] all, int from) {
    byte[] carried = new byte[4];
    int next = from;
    for (int i = 0; i < carried.length; i++) {
      next = next == RESERVED ? RESERVED + 1 : next;
      carried[i] = all[next];
      next++;
    }
    try {
      return InetAddress.getByAddress(carried);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four octets are an address", e);
    }
  }
}
