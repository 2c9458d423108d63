package io.webhookkit.signature;

/** The names of the headers of Standard Webhooks 1.0.0, in lower case. */
public final class WebhookHeaders {

  /** The id of the event, the same on every attempt: what a receiver deduplicates by. */
  public static final String ID = "webhook-id";

  /** When this attempt was made, in seconds since the epoch. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /**
   * One signature for each secret, parted by spaces, each with its version: {@code v1,…} or {@code
   * v1a,…}.
   */
  public static final String SIGNATURE = "webhook-signature";

  private WebhookHeaders() {}
}
