package io.webhookkit.inbound;

/**
 * A sender, and when what it sends is handled.
 *
 * @param source the sender
 * @param mode when
 */
public record InboundSource(WebhookSource source, HandlingMode mode) {

  /** Returns the source's name in the configuration. */
  public String name() {
    return source.name();
  }
}
