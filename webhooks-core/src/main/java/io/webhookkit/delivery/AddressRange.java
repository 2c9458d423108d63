package io.webhookkit.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of IP addresses in CIDR form, such as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param network any address of the block
 * @param prefix how many leading bits all its addresses share
 */
record AddressRange(InetAddress network, int prefix) {

  private static final Pattern OCTET =
      Pattern.compile("0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]");

  static AddressRange of(String cidr) {
    return parse(cidr).orElseThrow(() -> new IllegalArgumentException(cidr));
  }

  static List<AddressRange> listOf(String... cidrs) {
    return Stream.of(cidrs).map(AddressRange::of).toList();
  }

  /** Reads a range, or a single address; empty if the text is neither. */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return literal(address)
        .flatMap(
            network ->
                slash < 0
                    ? Optional.of(new AddressRange(network, bits(network)))
                    : of(network, text.substring(slash + 1)));
  }

  private static Optional<AddressRange> of(InetAddress network, String prefix) {
    if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits(network)) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(network, Integer.parseInt(prefix)));
  }

  private static int bits(InetAddress network) {
    return network.getAddress().length * 8;
  }

  /** Reads an IP address that is written in full, and never asks a name server. */
  static Optional<InetAddress> literal(String text) {
    boolean isV4 =
        text.split("\\.", -1).length == 4
            && Stream.of(text.split("\\.", -1)).allMatch(OCTET.asMatchPredicate());
    boolean isV6 = text.contains(":") && text.matches("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    try {
      return isV4 || isV6 ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
