package io.webhookkit.inbound;

import java.time.Duration;

/**
 * A sender of webhooks: how its requests are known to be its own, and what events are in them.
 * Chosen by configuration and never by what a request looks like, for two senders may use one
 * header. Implementations are thread-safe.
 */
public interface WebhookSource {

  /** Returns the name of the source in the configuration. */
  String name();

  /** Returns for how long the sender goes on sending an event that nobody takes. */
  default Duration sendsAgainFor() {
    return Duration.ofDays(3);
  }

  /**
   * Verifies a POST request, and reads it.
   *
   * @throws RejectedRequestException if it is malformed, or may be somebody else's
   */
  Received receive(InboundRequest request);

  /**
   * Answers a GET request, by which some senders ask whether this is the right place.
   *
   * @throws RejectedRequestException if this sender does not ask so, or the question is not its own
   */
  default Received.Handshake greet(InboundRequest request) {
    throw RejectedRequestException.methodNotAllowed();
  }
}
