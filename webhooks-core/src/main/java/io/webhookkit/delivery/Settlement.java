package io.webhookkit.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a batch of work came to, to be stored at once.
 *
 * @param events events that were offered to every subscriber
 * @param deliveries deliveries that had another attempt
 * @param attempts the attempts that were made, for the log
 */
public record Settlement(
    List<SettledEvent> events, List<SettledDelivery> deliveries, List<Attempt> attempts) {

  /** Copies the lists. */
  public Settlement {
    events = List.copyOf(events);
    deliveries = List.copyOf(deliveries);
    attempts = List.copyOf(attempts);
  }

  /** Puts several together. */
  static Settlement of(List<Settlement> parts) {
    return new Settlement(
        parts.stream().flatMap(part -> part.events().stream()).toList(),
        parts.stream().flatMap(part -> part.deliveries().stream()).toList(),
        parts.stream().flatMap(part -> part.attempts().stream()).toList());
  }

  /** Returns the same without the log of its attempts. */
  Settlement withoutAttempts() {
    return new Settlement(events, deliveries, List.of());
  }

  /** Returns how much work has come to an end. */
  int work() {
    return events.size() + deliveries.size();
  }

  /** Returns the events that it is about. */
  List<PendingEvent> about() {
    return Stream.concat(
            events.stream().map(SettledEvent::event),
            deliveries.stream().map(settled -> settled.delivery().event()))
        .toList();
  }

  /** Returns how long it is until something of this is due again; empty if nothing ever is. */
  Optional<Duration> untilNextAttempt() {
    return Stream.concat(
            remainders().map(Remainder::outcome), deliveries.stream().map(SettledDelivery::outcome))
        .filter(Outcome.Retry.class::isInstance)
        .map(outcome -> ((Outcome.Retry) outcome).after())
        .min(Comparator.naturalOrder());
  }

  /** Tells whether something of this was put off, or parked, without an attempt. */
  boolean hasPutOff() {
    return remainders().anyMatch(rest -> rest.attempts() == 0 && !isMoved(rest.outcome()))
        || deliveries.stream()
            .filter(each -> !isMoved(each.outcome()))
            .anyMatch(each -> each.attempts() == each.delivery().attempts());
  }

  private static boolean isMoved(Outcome outcome) {
    return outcome instanceof Outcome.Waiting || outcome instanceof Outcome.Blocked;
  }

  /** Returns the orders in which something has moved on, or was left behind. */
  Set<Long> orderKeys() {
    return about().stream()
        .map(PendingEvent::orderKey)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private Stream<Remainder> remainders() {
    return events.stream().flatMap(event -> event.remainders().stream());
  }

  /** Tells whether there is nothing to store. */
  boolean isEmpty() {
    return events.isEmpty() && deliveries.isEmpty() && attempts.isEmpty();
  }

  /**
   * An event that was offered to every subscriber.
   *
   * @param event the event
   * @param remainders the endpoints that have not taken it; the others cost no row
   */
  public record SettledEvent(PendingEvent event, List<Remainder> remainders) {}

  /**
   * An endpoint that has not taken an event.
   *
   * @param endpoint its name
   * @param attempts how many attempts there were; none if it had no room
   * @param outcome what becomes of it; not {@link Outcome.Delivered}
   */
  public record Remainder(String endpoint, int attempts, Outcome outcome) {}

  /**
   * A delivery that had another attempt, or was put off.
   *
   * @param delivery the delivery
   * @param attempts how many attempts there were by now
   * @param outcome what becomes of it
   */
  public record SettledDelivery(PendingDelivery delivery, int attempts, Outcome outcome) {}
}
