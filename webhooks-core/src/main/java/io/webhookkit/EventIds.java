package io.webhookkit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Gives ids such as {@code msg_5d41402abc4b2a76b9719d91_000000002a}: 96 random bits of this start,
 * and a count. A random number for each would need a lock that all committing transactions share.
 */
final class EventIds implements Supplier<String> {

  private final String prefix;
  private final AtomicLong count = new AtomicLong();

  EventIds() {
    byte[] random = new byte[12];
    new SecureRandom().nextBytes(random);
    prefix = "msg_" + HexFormat.of().formatHex(random) + "_";
  }

  @Override
  public String get() {
    return prefix + HexFormat.of().toHexDigits(count.incrementAndGet(), 10);
  }
}
