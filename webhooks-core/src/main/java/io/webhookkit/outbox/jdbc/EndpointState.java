package io.webhookkit.outbox.jdbc;

/** What {@code webhook_endpoint} says of an endpoint. */
enum EndpointState {
  /** It receives events. */
  ENABLED,
  /** It receives none until somebody enables it. */
  DISABLED,
  /** Its name alone is left. */
  REMOVED
}
