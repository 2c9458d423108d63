package io.webhookkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the webhooks are, in a form that every framework's health check can pass on.
 *
 * @param up whether the outbox can be read; what waits in it is no illness, however much it is
 * @param details what to show of it, in this order: each value is a {@code Long} or a {@code
 *     String}, and no secret, no address and no stack trace is among them
 */
public record WebhooksHealth(boolean up, Map<String, Object> details) {

  /** Copies the details. */
  public WebhooksHealth {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }
}
