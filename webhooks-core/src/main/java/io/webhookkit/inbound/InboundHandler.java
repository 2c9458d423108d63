package io.webhookkit.inbound;

import io.webhookkit.WebhookConfigurationException;

/** What is done with the events of a request. Implementations are thread-safe. */
@FunctionalInterface
public interface InboundHandler {

  /**
   * Handles an event.
   *
   * @throws Exception if it can't be handled now: the sender is told so, and sends the whole
   *     request again, with the events of it that were handled before
   */
  void handle(InboundEvent event) throws Exception;

  /**
   * Checks a method that is to be called as a handler.
   *
   * @param method its class and name, for the error
   * @throws WebhookConfigurationException if it does not take an {@link InboundEvent} alone
   */
  static void requireSignature(String method, Class<?>... parameters) {
    if (parameters.length != 1 || parameters[0] != InboundEvent.class) {
      throw new WebhookConfigurationException(
          "@WebhookHandler", method, "give it one parameter, an InboundEvent");
    }
  }
}
