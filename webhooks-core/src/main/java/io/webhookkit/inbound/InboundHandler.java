package io.webhookkit.inbound;

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
}
