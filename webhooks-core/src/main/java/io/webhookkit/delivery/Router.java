package io.webhookkit.delivery;

import static java.util.stream.Collectors.groupingBy;

import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings events to the lanes of their subscribers, and a delivery to the lane of its endpoint. */
final class Router {

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final EndpointRepository endpoints;
  private final DeliveryBacklog backlog;
  private final Settler settler;
  private final Lanes lanes;

  Router(EndpointRepository endpoints, DeliveryBacklog backlog, Settler settler, Lanes lanes) {
    this.endpoints = endpoints;
    this.backlog = backlog;
    this.settler = settler;
    this.lanes = lanes;
  }

  private record Routed(PendingEvent event, List<Endpoint> receivers) {
    boolean isOrdered() {
      return event.orderKey() != null && receivers.stream().anyMatch(Endpoint::isOrdered);
    }
  }

  /**
   * Routes events, oldest first.
   *
   * @param lost takes each that can't be routed now; it comes again when its lease ends
   */
  void route(List<PendingEvent> events, Consumer<PendingEvent> lost) {
    List<Routed> ordered = new ArrayList<>();
    for (PendingEvent event : events) {
      Runnable routing =
          () -> {
            Routed routed = new Routed(event, receivers(event));
            if (routed.isOrdered()) {
              ordered.add(routed);
            } else {
              offer(routed, List.of());
            }
          };
      tryToRoute(routing, event, () -> lost.accept(event));
    }
    if (!ordered.isEmpty()) {
      routeInOrder(ordered, lost);
    }
  }

  private void routeInOrder(List<Routed> ordered, Consumer<PendingEvent> lost) {
    Map<Long, List<Undelivered>> before;
    try {
      before = undelivered(ordered);
    } catch (Throwable e) { // none of them may stay held by this node, and be in no lane
      LOG.error("What is before {} events can't be read; they come again", ordered.size(), e);
      ordered.forEach(each -> lost.accept(each.event()));
      return;
    }
    ordered.sort(Comparator.comparing(each -> each.event().sequence()));
    for (Routed each : ordered) {
      List<Undelivered> ofOrder = before.getOrDefault(each.event().orderKey(), List.of());
      tryToRoute(() -> offer(each, ofOrder), each.event(), () -> lost.accept(each.event()));
    }
  }

  private Map<Long, List<Undelivered>> undelivered(List<Routed> ordered) {
    Set<Long> keys = new HashSet<>();
    ordered.forEach(each -> keys.add(each.event().orderKey()));
    return backlog.undelivered(keys, lanes::holds).stream()
        .collect(groupingBy(Undelivered::orderKey));
  }

  private static void tryToRoute(Runnable routing, PendingEvent event, Runnable lost) {
    try {
      routing.run();
    } catch (Throwable e) { // what a repository of endpoints throws
      LOG.error("{} can't be routed now; it comes again when its lease ends", event, e);
      lost.run();
    }
  }

  /** Of what was asked for by name it was known before that it is wanted. */
  private List<Endpoint> receivers(PendingEvent event) {
    Collection<Endpoint> candidates =
        event.target() == null
            ? endpoints.wanting(event.type())
            : endpoints.find(event.target()).stream().toList();
    return candidates.stream()
        .filter(endpoint -> endpoint.serves(event.tenant()))
        .filter(endpoint -> !endpoint.isOriginOf(event.origin()))
        .toList();
  }

  private void offer(Routed routed, List<Undelivered> before) {
    PendingEvent event = routed.event();
    String target = event.target();
    if (target != null && endpoints.find(target).isEmpty()) {
      Remainder rest = new Remainder(target, 0, AbsentEndpoint.outcome(endpoints, target));
      settler.event(new SettledEvent(event, List.of(rest)), List.of());
      return;
    }
    if (routed.receivers().isEmpty()) {
      settler.event(new SettledEvent(event, List.of()), List.of());
      return;
    }
    FanOut fanOut =
        new FanOut(event, routed.receivers().size(), isForOthersInOrder(routed), settler::event);
    for (Endpoint endpoint : routed.receivers()) {
      Delivery first = new Delivery(event, endpoint, 1);
      lanes.of(endpoint).offer(new Work(first, event.lease(), true, fanOut.at(endpoint)), before);
    }
  }

  /** Receivers are among the enabled ones, so there are others if those in order are fewer. */
  private boolean isForOthersInOrder(Routed routed) {
    return routed.event().orderKey() != null
        && inOrder(endpoints.enabled()) > inOrder(routed.receivers());
  }

  private static long inOrder(Collection<Endpoint> some) {
    return some.stream().filter(Endpoint::isOrdered).count();
  }

  /**
   * Routes a delivery that has a row of its own already.
   *
   * @param lost takes it if it can't be routed now; it comes again when its lease ends
   */
  void route(PendingDelivery pending, Consumer<PendingDelivery> lost) {
    tryToRoute(() -> offer(pending), pending.event(), () -> lost.accept(pending));
  }

  private void offer(PendingDelivery pending) {
    Optional<Endpoint> endpoint = endpoints.find(pending.endpoint());
    if (endpoint.isEmpty()) {
      settling(pending).accept(null, AbsentEndpoint.outcome(endpoints, pending.endpoint()));
      return;
    }
    Delivery next = new Delivery(pending.event(), endpoint.get(), pending.attempts() + 1);
    lanes
        .of(endpoint.get())
        .offer(new Work(next, pending.lease(), false, settling(pending)), List.of());
  }

  private Work.Done settling(PendingDelivery pending) {
    return (attempt, outcome) -> {
      int attempts = pending.attempts() + (attempt == null ? 0 : 1);
      List<Attempt> made = attempt == null ? List.of() : List.of(attempt);
      settler.delivery(new SettledDelivery(pending, attempts, outcome), made);
    };
  }
}
