package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;

/**
 * Is told what happens to deliveries, after it has happened. Called on the kit's own threads, from
 * several of them at a time; what it throws is logged and changes nothing. Be quick.
 */
public interface WebhookListener {

  /** An attempt was made. */
  default void attempted(Attempt attempt) {}

  /**
   * An endpoint will receive nothing more.
   *
   * @param reason why
   */
  default void disabled(Endpoint endpoint, String reason) {}
}
