package io.webhookkit.outbox.jdbc;

import io.webhookkit.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * That an endpoint is to be disabled.
 *
 * @param reason for the people who look after it
 * @param at an endpoint whose address it has to have for that; null if any will do
 */
record Disabling(String reason, @Nullable Endpoint at) {

  boolean concerns(Endpoint endpoint) {
    return at == null || endpoint.hasAddressOf(at);
  }
}
