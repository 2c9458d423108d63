package io.webhookkit.delivery.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.webhookkit.delivery.DispatcherLoad;
import io.webhookkit.delivery.RecentStanding;
import io.webhookkit.delivery.Standing;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Gauges of what this node holds in memory, {@code webhooks.queue} and {@code
 * webhooks.queue.capacity}, and of what all nodes have still to deliver: {@code
 * webhooks.backlog.events}, {@code webhooks.backlog.deliveries}, {@code webhooks.backlog.parked}
 * and {@code webhooks.oldest.age}. The latter ask the outbox once in 30 s at most, however often
 * they are read, and are NaN while it can't be read. Thread-safe.
 *
 * <p>Without a framework: {@code new BacklogMetrics(webhooks::load,
 * webhooks::standing).bindTo(registry)}.
 */
public final class BacklogMetrics implements MeterBinder {

  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private final Supplier<DispatcherLoad> load;
  private final RecentStanding standing;

  /**
   * Creates the gauges; nothing is asked before they are read.
   *
   * @param load what is in memory
   * @param standing what was not delivered; may throw
   */
  public BacklogMetrics(Supplier<DispatcherLoad> load, Supplier<Standing> standing) {
    this(load, standing, System::nanoTime);
  }

  BacklogMetrics(
      Supplier<DispatcherLoad> load, Supplier<Standing> standing, LongSupplier nanoTime) {
    this.load = load;
    this.standing = new RecentStanding(standing, MAX_AGE, nanoTime);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge("webhooks.queue", () -> load.get().held())
        .description("Events and deliveries that this node holds in memory")
        .register(registry);
    gauge("webhooks.queue.capacity", () -> load.get().capacity())
        .description("How many of them it holds at most")
        .register(registry);
    backlog("webhooks.backlog.events", Standing::openEvents)
        .description("Events that were not offered to all their receivers yet, on all nodes")
        .register(registry);
    backlog("webhooks.backlog.deliveries", Standing::deliveries)
        .description("Deliveries that will be made or tried again, on all nodes")
        .register(registry);
    backlog("webhooks.backlog.parked", Standing::parked)
        .description("Deliveries that wait until somebody asks for them, on all nodes")
        .register(registry);
    backlog("webhooks.oldest.age", each -> each.oldest().map(BacklogMetrics::seconds).orElse(0.0))
        .description("Age of the oldest event that is not delivered, parked ones left out")
        .baseUnit("seconds")
        .register(registry);
  }

  private Gauge.Builder<Supplier<Number>> backlog(String name, ToDoubleFunction<Standing> value) {
    return gauge(name, () -> standing.get().map(value::applyAsDouble).orElse(Double.NaN));
  }

  private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value) {
    return Gauge.builder(name, value);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
