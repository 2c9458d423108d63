package io.webhookkit.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says now and then how far a long drain of the backlog has come. A drain lasts as long as each
 * reading leaves something behind. Used by the dispatcher's thread alone.
 */
final class DrainProgress {

  static final Duration INTERVAL = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private final Consumer<String> log;
  private long events;
  private long deliveries;
  private long begin;
  private long lastLine;

  DrainProgress(LongSupplier nanoTime, Consumer<String> log) {
    this.nanoTime = nanoTime;
    this.log = log;
  }

  /** Events were taken from the backlog. */
  void tookEvents(int count) {
    beginWith(count);
    events += count;
  }

  /** Deliveries were taken from the backlog. */
  void tookDeliveries(int count) {
    beginWith(count);
    deliveries += count;
  }

  private void beginWith(int count) {
    if (count > 0 && isIdle()) {
      begin = nanoTime.getAsLong();
      lastLine = begin;
    }
  }

  private boolean isIdle() {
    return events == 0 && deliveries == 0;
  }

  /** A reading has ended, and may have left something behind. */
  void hasRead(boolean more) {
    if (isIdle()) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (more && now - lastLine >= INTERVAL.toNanos()) {
      log.accept("Draining the backlog: " + taken(now) + " so far");
      lastLine = now;
    }
    if (!more) {
      if (now - begin > INTERVAL.toNanos()) {
        log.accept("The backlog is drained: " + taken(now) + " in all");
      }
      events = 0;
      deliveries = 0;
    }
  }

  private String taken(long now) {
    double seconds = (now - begin) / 1e9;
    return String.format(
        Locale.ROOT,
        "%,d events and %,d deliveries taken in %,.0f s (%,.0f a second)",
        events,
        deliveries,
        seconds,
        (events + deliveries) / seconds);
  }
}
