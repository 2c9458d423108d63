package io.webhookkit.delivery;

import io.webhookkit.delivery.EndpointLane.Work;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings an event to the lane of every subscriber, and a delivery to the lane of its endpoint. */
final class Router {

  /** How long a delivery stays away whose endpoint only another node may know. */
  private static final Duration UNKNOWN = Duration.ofMinutes(5);

  private final EndpointRepository endpoints;
  private final Sender sender;
  private final Settler settler;
  private final DispatcherSettings settings;
  private final Map<String, EndpointLane> lanes = new ConcurrentHashMap<>();

  Router(
      EndpointRepository endpoints, Sender sender, Settler settler, DispatcherSettings settings) {
    this.endpoints = endpoints;
    this.sender = sender;
    this.settler = settler;
    this.settings = settings;
  }

  void route(PendingEvent event) {
    String target = event.target();
    if (target != null && endpoints.find(target).isEmpty()) {
      Remainder rest = new Remainder(target, 0, withoutEndpoint(target));
      settler.event(new SettledEvent(event, List.of(rest)), List.of());
      return;
    }
    List<Endpoint> subscribers =
        endpoints.enabled().stream().filter(endpoint -> receives(endpoint, event)).toList();
    if (subscribers.isEmpty()) {
      settler.event(new SettledEvent(event, List.of()), List.of());
      return;
    }
    FanOut fanOut = new FanOut(event, subscribers.size(), settler::event);
    for (Endpoint endpoint : subscribers) {
      String name = endpoint.name();
      Delivery first = new Delivery(event, endpoint, 1);
      lane(name).offer(new Work(first, (attempt, outcome) -> fanOut.done(name, attempt, outcome)));
    }
  }

  /** Of what was asked for by name it was known before that it is wanted. */
  private static boolean receives(Endpoint endpoint, PendingEvent event) {
    return event.target() == null
        ? endpoint.wants(event.type(), event.tenant())
        : endpoint.name().equals(event.target()) && endpoint.serves(event.tenant());
  }

  void route(PendingDelivery pending) {
    Optional<Endpoint> endpoint = endpoints.find(pending.endpoint());
    if (endpoint.isEmpty()) {
      settling(pending).accept(null, withoutEndpoint(pending.endpoint()));
      return;
    }
    Delivery next = new Delivery(pending.event(), endpoint.get(), pending.attempts() + 1);
    lane(pending.endpoint()).offer(new Work(next, settling(pending)));
  }

  private Outcome withoutEndpoint(String name) {
    return endpoints.isDisabled(name)
        ? new Outcome.Parked("the endpoint is disabled")
        : new Outcome.Retry(UNKNOWN, "this node knows no endpoint '" + name + "'");
  }

  private Work.Done settling(PendingDelivery pending) {
    return (attempt, outcome) -> {
      int attempts = pending.attempts() + (attempt == null ? 0 : 1);
      List<Attempt> made = attempt == null ? List.of() : List.of(attempt);
      settler.delivery(new SettledDelivery(pending, attempts, outcome), made);
    };
  }

  /** Takes room back from endpoints that hold more than their share of it and do not move. */
  void shed() {
    long now = System.nanoTime();
    lanes.values().forEach(lane -> lane.shed(now));
  }

  /** Starts nothing more. */
  void close() {
    lanes.values().forEach(EndpointLane::close);
  }

  /** Returns how many deliveries are under way. */
  int underWay() {
    return lanes.values().stream().mapToInt(EndpointLane::underWay).sum();
  }

  private EndpointLane lane(String endpoint) {
    return lanes.computeIfAbsent(
        endpoint, name -> new EndpointLane(sender, settings.window(), settings.share()));
  }
}
