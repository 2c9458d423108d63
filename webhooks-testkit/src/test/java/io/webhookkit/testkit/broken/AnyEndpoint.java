package io.webhookkit.testkit.broken;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One endpoint, which is found by any name while its own is not looked at. */
record AnyEndpoint(Endpoint endpoint, BooleanSupplier looksAtNames) implements EndpointRepository {

  @Override
  public Collection<Endpoint> enabled() {
    return List.of(endpoint);
  }

  @Override
  public Optional<Endpoint> find(String name) {
    return looksAtNames.getAsBoolean() && !name.equals(endpoint.name())
        ? Optional.empty()
        : Optional.of(endpoint);
  }

  @Override
  public boolean isDisabled(String name) {
    return false;
  }

  @Override
  public void disable(String name, String reason) {}
}
