package io.webhookkit.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to the public Internet, by IANA's special-purpose registries (RFC 6890 and
 * its updates). {@link InetAddress} itself knows too few of the others.
 */
final class PublicAddresses {

  private static final List<AddressRange> NOT_PUBLIC_V4 =
      AddressRange.listOf(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "168.63.129.16/32");

  private static final AddressRange PUBLIC_V6 = AddressRange.of("2000::/3");

  private static final List<AddressRange> NOT_PUBLIC_V6 =
      AddressRange.listOf("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddresses() {}

  /** Tells whether it is public. Java has turned an IPv4-mapped address into its IPv4 already. */
  static boolean contain(InetAddress address) {
    if (address instanceof Inet4Address) {
      return NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(address));
    }
    return PUBLIC_V6.contains(address)
        && NOT_PUBLIC_V6.stream().noneMatch(range -> range.contains(address));
  }
}
