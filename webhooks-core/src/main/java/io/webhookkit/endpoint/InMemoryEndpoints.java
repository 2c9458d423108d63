package io.webhookkit.endpoint;

import io.webhookkit.WebhookConfigurationException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Endpoints that come from configuration. A disabled one is enabled by the next start. */
public final class InMemoryEndpoints implements EndpointRepository {

  private final Map<String, Endpoint> byName = new ConcurrentHashMap<>();
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();

  /**
   * Creates a repository of these endpoints.
   *
   * @throws WebhookConfigurationException if two of them have one name
   */
  public InMemoryEndpoints(Collection<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      if (byName.put(endpoint.name(), endpoint) != null) {
        throw new WebhookConfigurationException(
            "endpoints", endpoint.name(), "give each endpoint a name of its own");
      }
    }
  }

  @Override
  public Collection<Endpoint> enabled() {
    return byName.values();
  }

  @Override
  public Optional<Endpoint> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public boolean isDisabled(String name) {
    return disabled.contains(name);
  }

  @Override
  public void disable(String name, String reason) {
    if (byName.containsKey(name)) {
      disabled.add(name); // first, so that it is at no moment unknown
      byName.remove(name);
    }
  }
}
