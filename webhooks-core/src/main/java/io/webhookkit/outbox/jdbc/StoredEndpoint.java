package io.webhookkit.outbox.jdbc;

import io.webhookkit.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that is kept in the database.
 *
 * @param endpoint the endpoint
 * @param disabledBecause why it receives nothing; null if it is enabled
 */
public record StoredEndpoint(Endpoint endpoint, @Nullable String disabledBecause) {

  /** Tells whether it receives events. */
  public boolean isEnabled() {
    return disabledBecause == null;
  }
}
