package io.webhookkit.delivery;

import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** The lane of each endpoint. Thread-safe. */
final class Lanes {

  private final EndpointRepository endpoints;
  private final WorkSender sender;
  private final DispatcherSettings settings;
  private final LaneRules rules;
  private final Clock clock;
  private final Map<String, EndpointLane> lanes = new ConcurrentHashMap<>();
  private Set<String> paused = Set.of();
  private int revision;

  Lanes(
      EndpointRepository endpoints,
      Sender sender,
      DispatcherSettings settings,
      Held held,
      Clock clock) {
    this.endpoints = endpoints;
    this.sender = new WorkSender(endpoints, sender);
    this.settings = settings;
    this.rules = new LaneRules(settings.share(), held::hasEvent, System::nanoTime);
    this.clock = clock;
  }

  EndpointLane of(Endpoint endpoint) {
    EndpointLane known = lanes.get(endpoint.name());
    return known != null ? known : lanes.computeIfAbsent(endpoint.name(), any -> create(endpoint));
  }

  private synchronized EndpointLane create(Endpoint endpoint) {
    LaneGate gate =
        new LaneGate(
            endpoint.name(),
            new AdaptiveWindow(settings.window()),
            new RateLimit(endpoint.rateLimit(), System::nanoTime),
            clock);
    gate.pause(paused.contains(endpoint.name()));
    return new EndpointLane(sender, rules, gate);
  }

  /** Tells whether this node holds the event of this number. */
  boolean holds(long sequence) {
    return rules.isHeld().test(sequence);
  }

  Set<Map.Entry<String, EndpointLane>> byName() {
    return lanes.entrySet();
  }

  private Collection<EndpointLane> all() {
    return lanes.values();
  }

  /** Returns a number that changes whenever this node pauses or resumes an endpoint itself. */
  synchronized int revision() {
    return revision;
  }

  /**
   * Pauses these endpoints, and no others.
   *
   * @param readAt the revision at which they were read; if this node knows better by now, they
   *     don't count
   */
  synchronized void pause(Set<String> nowPaused, int readAt) {
    if (readAt == revision) {
      paused = nowPaused;
      lanes.forEach((name, lane) -> lane.pause(nowPaused.contains(name)));
    }
  }

  /** Pauses one endpoint more or less. */
  synchronized void pause(String endpoint, boolean nowPaused) {
    Set<String> names = new HashSet<>(paused);
    if (nowPaused ? names.add(endpoint) : names.remove(endpoint)) {
      pause(Set.copyOf(names), ++revision);
    }
  }

  /** There is something in the backlog for an endpoint, which its lane takes if it is enabled. */
  void lookIntoBacklog(String endpoint) {
    endpoints.find(endpoint).ifPresent(known -> of(known).lookIntoBacklog());
  }

  /** The store knows what became of deliveries. */
  void stored(Settlement settlement) {
    for (SettledEvent each : settlement.events()) {
      each.remainders().forEach(rest -> stored(rest.endpoint(), each.event(), rest.outcome()));
    }
    for (SettledDelivery each : settlement.deliveries()) {
      if (!(each.outcome() instanceof Outcome.Delivered)) {
        stored(each.delivery().endpoint(), each.delivery().event(), each.outcome());
      }
    }
  }

  private void stored(String endpoint, PendingEvent event, Outcome outcome) {
    EndpointLane lane = lanes.get(endpoint);
    if (lane != null) {
      lane.stored(event, outcome);
    }
  }

  /** Returns how long until a lane can take more from the backlog; empty if none wants any. */
  Optional<Duration> untilHungry() {
    LongStream waits =
        all().stream().filter(EndpointLane::isHungry).mapToLong(EndpointLane::millisUntilFed);
    return waits.min().stream().mapToObj(Duration::ofMillis).findFirst();
  }

  /** Takes room back from slow endpoints that hold more than their share of it. */
  void shed() {
    boolean alone = lanes.size() == 1;
    all().forEach(lane -> lane.shed(alone));
  }

  /** Has slow endpoints let go of what holds up others. */
  void release() {
    all().forEach(EndpointLane::release);
  }

  /** Starts nothing more. */
  void close() {
    all().forEach(EndpointLane::close);
  }

  /** Returns how many deliveries are under way. */
  int underWay() {
    return all().stream().mapToInt(EndpointLane::underWay).sum();
  }
}
