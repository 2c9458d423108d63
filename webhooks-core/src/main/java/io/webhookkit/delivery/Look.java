package io.webhookkit.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a look into the backlog has found.
 *
 * @param untilEvents how long until an event can be claimed; empty if there is none to wait for
 * @param untilDeliveries how long until a delivery is due; empty if there is none to wait for
 * @param waiting whether deliveries wait until their endpoint has room for them
 * @param blocked whether deliveries wait for those before them
 * @param paused the endpoints that are paused
 */
public record Look(
    Optional<Duration> untilEvents,
    Optional<Duration> untilDeliveries,
    boolean waiting,
    boolean blocked,
    Set<String> paused) {

  /** Copies the set. */
  public Look {
    paused = Set.copyOf(paused);
  }

  /** Returns how long until anything of it can be claimed. */
  Optional<Duration> untilNext() {
    return Stream.of(untilEvents, untilDeliveries)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  boolean hasEvents() {
    return isOver(untilEvents);
  }

  boolean hasDeliveries() {
    return isOver(untilDeliveries);
  }

  private static boolean isOver(Optional<Duration> wait) {
    return wait.isPresent() && wait.get().compareTo(Duration.ZERO) <= 0;
  }
}
