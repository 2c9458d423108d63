package io.webhookkit.delivery;

import java.time.Duration;

/**
 * How long this node may act on something of the outbox. It is counted from before the store began
 * it, and so ends here no later than there; what is then still in memory is somebody else's.
 * Thread-safe.
 */
public final class Lease {

  private final long token;
  private final Duration length;
  private volatile long begin;

  private Lease(long token, long begin, Duration length) {
    this.token = token;
    this.begin = begin;
    this.length = length;
  }

  /**
   * Returns a lease.
   *
   * @param token tells it from earlier and later ones: an answer under an older token is void
   * @param begin by {@link System#nanoTime()}, from before the store was asked for it
   * @param length how long it lasts
   */
  public static Lease of(long token, long begin, Duration length) {
    return new Lease(token, begin, length);
  }

  /** Returns one that does not end, of a store that has no other node. */
  public static Lease unending(long token) {
    return new Lease(token, System.nanoTime(), Duration.ofNanos(Long.MAX_VALUE));
  }

  /** Returns what tells it from earlier and later ones. */
  public long token() {
    return token;
  }

  /** Tells whether it has ended. */
  boolean isOver() {
    return age() >= length.toNanos();
  }

  /** Tells whether a third of it has passed: there is time for two more tries to renew it. */
  boolean isDueForRenewal() {
    return age() >= length.toNanos() / 3;
  }

  /**
   * Starts it again, because the store has.
   *
   * @param from by {@link System#nanoTime()}, from before the store was asked
   */
  void renewed(long from) {
    begin = from;
  }

  private long age() {
    return System.nanoTime() - begin;
  }
}
