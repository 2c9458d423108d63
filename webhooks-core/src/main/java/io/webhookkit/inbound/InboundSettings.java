package io.webhookkit.inbound;

import io.webhookkit.WebhookConfigurationException;
import java.time.Duration;

/**
 * The bounds of what is received.
 *
 * @param maxBytes the longest body of a request, in bytes
 * @param readTimeout how long a body may take to come
 * @param retention how long it is known what was handled; longer than any sender sends it again
 * @param pollInterval how often the inbox is asked for what another node has left
 */
public record InboundSettings(
    long maxBytes, Duration readTimeout, Duration retention, Duration pollInterval) {

  /** 1 MiB, 10 s, 32 days and 10 s. */
  public static final InboundSettings DEFAULT =
      new InboundSettings(
          1024 * 1024, Duration.ofSeconds(10), Duration.ofDays(32), Duration.ofSeconds(10));

  /**
   * Checks the values.
   *
   * @throws WebhookConfigurationException if one is not above zero, or there is no such length
   */
  public InboundSettings {
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE / 2) {
      throw new WebhookConfigurationException(
          "inbox.max-size", Long.toString(maxBytes), "give a size from 1B to 1GB");
    }
    requireAboveZero("inbox.read-timeout", readTimeout);
    requireAboveZero("inbox.retention", retention);
    requireAboveZero("inbox.poll-interval", pollInterval);
  }

  private static void requireAboveZero(String field, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new WebhookConfigurationException(
          field, value.toString(), "give a duration above zero");
    }
  }

  /** Checks that what a source sends again is still known. */
  void requireLongEnough(WebhookSource source) {
    if (retention.compareTo(source.sendsAgainFor()) < 0) {
      throw new WebhookConfigurationException(
          "inbox.retention",
          retention.toString(),
          "give at least %s, for as long the source %s sends an event again"
              .formatted(source.sendsAgainFor(), source.name()));
    }
  }
}
