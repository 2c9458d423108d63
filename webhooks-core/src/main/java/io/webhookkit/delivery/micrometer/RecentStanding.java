package io.webhookkit.delivery.micrometer;

import io.webhookkit.delivery.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was not delivered, a short while ago: counting costs the database something, and who scrapes
 * decides how often. A failure is remembered as well, since a database that is down is no place to
 * ask again and again. Thread-safe; while one thread asks, the others wait for its answer.
 */
final class RecentStanding {

  static final Duration MAX_AGE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(RecentStanding.class);

  private final Supplier<Standing> source;
  private final LongSupplier nanoTime;
  private Optional<Standing> last = Optional.empty();
  private boolean asked;
  private long readAt;

  RecentStanding(Supplier<Standing> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  /** Returns it; empty if it could not be read. */
  synchronized Optional<Standing> get() {
    if (!asked || nanoTime.getAsLong() - readAt >= MAX_AGE.toNanos()) {
      last = read();
      asked = true;
      readAt = nanoTime.getAsLong();
    }
    return last;
  }

  private Optional<Standing> read() {
    try {
      return Optional.of(source.get());
    } catch (RuntimeException e) {
      LOG.debug("The backlog can't be counted", e); // the dispatcher says it louder
      return Optional.empty();
    }
  }
}
