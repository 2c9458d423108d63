package io.webhookkit.endpoint;

import io.webhookkit.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The endpoints of two repositories. Where both keep a name, the first one has it. Thread-safe. */
public final class JoinedEndpoints implements EndpointRepository {

  private final EndpointRepository first;
  private final EndpointRepository second;

  /** Joins them. */
  public JoinedEndpoints(EndpointRepository first, EndpointRepository second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public Collection<Endpoint> enabled() {
    return joined(first.enabled(), second.enabled());
  }

  @Override
  public Collection<Endpoint> wanting(EventType type) {
    return joined(first.wanting(type), second.wanting(type));
  }

  private Collection<Endpoint> joined(Collection<Endpoint> ours, Collection<Endpoint> others) {
    List<Endpoint> all = new ArrayList<>(ours);
    for (Endpoint endpoint : others) {
      if (!isKeptByFirst(endpoint.name())) {
        all.add(endpoint);
      }
    }
    return all;
  }

  private boolean isKeptByFirst(String name) {
    return first.find(name).isPresent() || first.isDisabled(name);
  }

  @Override
  public Optional<Endpoint> find(String name) {
    return isKeptByFirst(name) ? first.find(name) : second.find(name);
  }

  @Override
  public boolean isDisabled(String name) {
    return isKeptByFirst(name) ? first.isDisabled(name) : second.isDisabled(name);
  }

  @Override
  public void disable(String name, String reason) {
    if (isKeptByFirst(name)) {
      first.disable(name, reason);
    } else {
      second.disable(name, reason);
    }
  }
}
