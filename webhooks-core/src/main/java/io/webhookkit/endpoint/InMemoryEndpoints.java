package io.webhookkit.endpoint;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Endpoints that come from configuration. A disabled one is enabled by the next start. */
public final class InMemoryEndpoints implements EndpointRepository {

  private final Set<String> disabled = ConcurrentHashMap.newKeySet();
  private volatile Enabled enabled;

  /**
   * Creates a repository of these endpoints.
   *
   * @throws WebhookConfigurationException if two of them have one name
   */
  public InMemoryEndpoints(Collection<Endpoint> endpoints) {
    Map<String, Endpoint> byName = new HashMap<>();
    for (Endpoint endpoint : endpoints) {
      if (byName.put(endpoint.name(), endpoint) != null) {
        throw new WebhookConfigurationException(
            "endpoints", endpoint.name(), "give each endpoint a name of its own");
      }
    }
    this.enabled = new Enabled(byName);
  }

  /**
   * What is enabled, as long as that does not change.
   *
   * @param byType who wants events of a type, once somebody has asked
   */
  private record Enabled(Map<String, Endpoint> byName, Map<EventType, List<Endpoint>> byType) {

    Enabled(Map<String, Endpoint> byName) {
      this(Map.copyOf(byName), new ConcurrentHashMap<>());
    }

    Enabled without(String name) {
      Map<String, Endpoint> others = new HashMap<>(byName);
      others.remove(name);
      return new Enabled(others);
    }
  }

  @Override
  public Collection<Endpoint> enabled() {
    return enabled.byName().values();
  }

  @Override
  public Collection<Endpoint> wanting(EventType type) {
    Enabled now = enabled;
    return now.byType().computeIfAbsent(type, any -> wanting(now, type));
  }

  private static List<Endpoint> wanting(Enabled now, EventType type) {
    return now.byName().values().stream().filter(endpoint -> endpoint.wants(type)).toList();
  }

  @Override
  public Optional<Endpoint> find(String name) {
    return Optional.ofNullable(enabled.byName().get(name));
  }

  @Override
  public boolean isDisabled(String name) {
    return disabled.contains(name);
  }

  @Override
  public synchronized void disable(String name, String reason) {
    if (enabled.byName().containsKey(name)) {
      disabled.add(name); // first, so that it is at no moment unknown
      enabled = enabled.without(name);
    }
  }
}
