package io.webhookkit.endpoint;

import io.webhookkit.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The endpoints of two repositories. Where both keep a name, the first one has it. Who wants a type
 * of event is joined once, and again when one of them returns another collection. Thread-safe.
 */
public final class JoinedEndpoints implements EndpointRepository {

  private final EndpointRepository first;
  private final EndpointRepository second;
  private final Map<EventType, Joined> byType = new ConcurrentHashMap<>();

  /**
   * Joins them.
   *
   * @param first keeps the same names for good, enabled or not
   * @param second may get others
   */
  public JoinedEndpoints(EndpointRepository first, EndpointRepository second) {
    this.first = first;
    this.second = second;
  }

  /** What two collections were joined to. */
  private record Joined(
      Collection<Endpoint> ours, Collection<Endpoint> others, List<Endpoint> all) {

    @SuppressWarnings("ReferenceEquality") // to compare them would cost more than to join them
    boolean isOf(Collection<Endpoint> oursNow, Collection<Endpoint> othersNow) {
      return ours == oursNow && others == othersNow;
    }
  }

  @Override
  public Collection<Endpoint> enabled() {
    return joined(first.enabled(), second.enabled());
  }

  @Override
  public Collection<Endpoint> wanting(EventType type) {
    Collection<Endpoint> ours = first.wanting(type);
    Collection<Endpoint> others = second.wanting(type);
    Joined known = byType.get(type);
    if (known == null || !known.isOf(ours, others)) {
      known = new Joined(ours, others, joined(ours, others));
      byType.put(type, known);
    }
    return known.all();
  }

  private List<Endpoint> joined(Collection<Endpoint> ours, Collection<Endpoint> others) {
    return Stream.concat(
            ours.stream(), others.stream().filter(endpoint -> !isKeptByFirst(endpoint.name())))
        .toList();
  }

  private EndpointRepository keeperOf(String name) {
    return isKeptByFirst(name) ? first : second;
  }

  private boolean isKeptByFirst(String name) {
    return first.find(name).isPresent() || first.isDisabled(name);
  }

  @Override
  public Optional<Endpoint> find(String name) {
    return keeperOf(name).find(name);
  }

  @Override
  public boolean isDisabled(String name) {
    return keeperOf(name).isDisabled(name);
  }

  @Override
  public void disable(String name, String reason) {
    keeperOf(name).disable(name, reason);
  }

  @Override
  public void disable(Endpoint endpoint, String reason) {
    keeperOf(endpoint.name()).disable(endpoint, reason);
  }
}
