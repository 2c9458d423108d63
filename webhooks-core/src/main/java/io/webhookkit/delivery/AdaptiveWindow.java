package io.webhookkit.delivery;

/**
 * How many deliveries may be under way to one endpoint: one more for each round that it takes, half
 * as many when it does not (additive increase, multiplicative decrease, as TCP does: RFC 5681).
 * Guarded by its lane.
 */
final class AdaptiveWindow {

  /** Where it begins, unless the most is less. */
  static final int INITIAL = 16;

  private final int most;
  private double size;
  private long lastCut = System.nanoTime();

  AdaptiveWindow(int most) {
    this.most = most;
    this.size = Math.min(INITIAL, most);
  }

  /** Returns the size: at least 1. */
  int size() {
    return (int) size;
  }

  /** The endpoint has taken a delivery while the window was full: there may be room for more. */
  void grow() {
    size = Math.min(most, size + 1 / size);
  }

  /**
   * The endpoint could not take a delivery. Those that were under way at the last cut belong to the
   * same trouble, and don't cut again.
   *
   * @param started when the delivery began, by {@link System#nanoTime()}
   */
  void cut(long started) {
    if (started - lastCut >= 0) {
      size = Math.max(1, size / 2);
      lastCut = System.nanoTime();
    }
  }

  /** Begins from one: nobody knows what the endpoint takes after it was away. */
  void restart() {
    size = 1;
  }
}
