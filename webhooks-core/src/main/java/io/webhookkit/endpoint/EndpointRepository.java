package io.webhookkit.endpoint;

import io.webhookkit.EventType;
import java.util.Collection;
import java.util.Optional;

/**
 * Where the endpoints are kept. Implementations are thread-safe, and quick: each event asks them.
 */
public interface EndpointRepository {

  /** Returns the endpoints that receive events now, in no particular order. */
  Collection<Endpoint> enabled();

  /**
   * Returns those of {@link #enabled()} that want events of a type, whatever tenant these belong
   * to. Every event asks this: an implementation that has many endpoints keeps the answers. A
   * collection that was returned stays as it is; another answer is another collection.
   */
  default Collection<Endpoint> wanting(EventType type) {
    return enabled().stream().filter(endpoint -> endpoint.wants(type)).toList();
  }

  /** Returns one of {@link #enabled()} by its name. */
  Optional<Endpoint> find(String name);

  /**
   * Tells whether an endpoint of this name is kept here, and is not enabled. What waits for it is
   * then parked; what waits for one that is not here at all is put off, for another node may know
   * it.
   */
  boolean isDisabled(String name);

  /**
   * Sends an endpoint nothing more until somebody enables it; nothing happens if there is no such
   * endpoint.
   *
   * @param reason for the people who look after it
   */
  void disable(String name, String reason);

  /**
   * Disables an endpoint that has said by itself that it is gone. Nothing happens if it has another
   * address by now: the old one has said it.
   *
   * @param endpoint as it was when it was asked
   * @param reason for the people who look after it
   */
  default void disable(Endpoint endpoint, String reason) {
    if (find(endpoint.name()).filter(endpoint::hasAddressOf).isPresent()) {
      disable(endpoint.name(), reason);
    }
  }
}
