package io.webhookkit.testkit.broken;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.util.Collection;
import java.util.Optional;

/** Does what a good repository does, until a subclass does something else. */
class ForwardingEndpoints implements EndpointRepository {

  private final EndpointRepository good;

  ForwardingEndpoints(EndpointRepository good) {
    this.good = good;
  }

  @Override
  public Collection<Endpoint> enabled() {
    return good.enabled();
  }

  @Override
  public Collection<Endpoint> wanting(EventType type) {
    return good.wanting(type);
  }

  @Override
  public Optional<Endpoint> find(String name) {
    return good.find(name);
  }

  @Override
  public boolean isDisabled(String name) {
    return good.isDisabled(name);
  }

  @Override
  public void disable(String name, String reason) {
    good.disable(name, reason);
  }

  @Override
  public void disable(Endpoint endpoint, String reason) {
    good.disable(endpoint, reason);
  }
}
