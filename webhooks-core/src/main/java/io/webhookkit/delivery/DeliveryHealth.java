package io.webhookkit.delivery;

import io.webhookkit.WebhooksHealth;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells how deliveries are: well, as long as the outbox can be read. An endpoint that fails is its
 * owner's illness, and restarting this application would not heal it. Asks the outbox once in 5 s
 * at most, since anybody may ask for an application's health, however often. Thread-safe.
 */
public final class DeliveryHealth {

  static final Duration MAX_AGE = Duration.ofSeconds(5);

  private final Supplier<DispatcherLoad> load;
  private final RecentStanding standing;

  /**
   * Creates it; nothing is asked before the first check.
   *
   * @param load what is in memory
   * @param standing what was not delivered; may throw
   */
  public DeliveryHealth(Supplier<DispatcherLoad> load, Supplier<Standing> standing) {
    this(load, standing, System::nanoTime);
  }

  DeliveryHealth(
      Supplier<DispatcherLoad> load, Supplier<Standing> standing, LongSupplier nanoTime) {
    this.load = load;
    this.standing = new RecentStanding(standing, MAX_AGE, nanoTime);
  }

  /** Returns how they are; an outbox that can't be read is an answer, and no exception. */
  public WebhooksHealth check() {
    Map<String, Object> details = new LinkedHashMap<>();
    Optional<Standing> read = standing.get();
    // What the database says then may name hosts and users: that is for the log.
    read.ifPresentOrElse(
        waiting -> tell(waiting, details),
        () -> details.put("error", "the outbox can't be read; the log says why"));
    DispatcherLoad queue = load.get();
    details.put("queue", (long) queue.held());
    details.put("queueCapacity", (long) queue.capacity());
    return new WebhooksHealth(read.isPresent(), details);
  }

  private static void tell(Standing waiting, Map<String, Object> details) {
    details.put("pendingEvents", waiting.openEvents());
    details.put("pendingDeliveries", waiting.deliveries());
    details.put("parkedDeliveries", waiting.parked());
    details.put("oldestAgeSeconds", waiting.oldest().map(Duration::toSeconds).orElse(0L));
  }
}
