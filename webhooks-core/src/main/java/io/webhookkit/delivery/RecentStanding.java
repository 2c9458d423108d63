package io.webhookkit.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was not delivered, a short while ago: counting costs the database something, and who asks
 * decides how often. A failure is remembered as well, since a database that is down is no place to
 * ask again and again. Thread-safe; while one thread asks, the others wait for its answer.
 */
public final class RecentStanding {

  private static final Logger LOG = LoggerFactory.getLogger(RecentStanding.class);

  private final Supplier<Standing> source;
  private final Duration maxAge;
  private final LongSupplier nanoTime;
  private Optional<Standing> last = Optional.empty();
  private boolean asked;
  private long readAt;

  /**
   * Creates one that has asked nothing yet.
   *
   * @param source what is asked; may throw
   * @param maxAge how old an answer may be
   * @param nanoTime what measures that, such as {@code System::nanoTime}
   */
  public RecentStanding(Supplier<Standing> source, Duration maxAge, LongSupplier nanoTime) {
    this.source = source;
    this.maxAge = maxAge;
    this.nanoTime = nanoTime;
  }

  /** Returns it; empty if it could not be read. */
  public synchronized Optional<Standing> get() {
    if (!asked || nanoTime.getAsLong() - readAt >= maxAge.toNanos()) {
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
