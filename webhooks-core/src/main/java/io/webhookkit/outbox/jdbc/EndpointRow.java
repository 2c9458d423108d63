package io.webhookkit.outbox.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code webhook_endpoint}, with the secrets that belong to it.
 *
 * @param reason why it is disabled
 * @param host where it is, for people
 * @param url encrypted; empty if it was removed
 * @param events the patterns, parted by commas
 */
record EndpointRow(
    String name,
    EndpointState state,
    @Nullable String reason,
    @Nullable String host,
    String url,
    String events,
    @Nullable String tenant,
    String ordering,
    int skipAfter,
    int rateLimit,
    @Nullable String source,
    @Nullable String tls,
    List<SecretRow> secrets) {

  /** Returns what is left of one that is removed. */
  static EndpointRow removed(String name) {
    return new EndpointRow(
        name, EndpointState.REMOVED, null, null, "", "", null, "none", 0, 0, null, null, List.of());
  }

  EndpointRow withUrl(String encrypted) {
    return new EndpointRow(
        name, state, reason, host, encrypted, events, tenant, ordering, skipAfter, rateLimit,
        source, tls, secrets);
  }

  boolean isRemoved() {
    return state == EndpointState.REMOVED;
  }
}
