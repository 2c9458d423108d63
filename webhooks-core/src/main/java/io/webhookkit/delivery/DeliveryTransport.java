package io.webhookkit.delivery;

import java.util.concurrent.CompletionStage;

/**
 * Carries one request to an endpoint. A transport never blocks its caller, follows no redirect,
 * retries nothing, ends every exchange at a hard deadline, reads a bounded answer, and connects
 * only to addresses that an {@link AddressGuard} has judged. Thread-safe.
 */
public interface DeliveryTransport extends AutoCloseable {

  /**
   * Sends a request. The stage completes when the exchange is over and its connection is free or
   * cut, not before: until then it keeps its place in its endpoint's window. A status counts from
   * when it arrives, whatever then happens to the rest of the answer.
   *
   * @return what came of it; a failure is a {@link DeliveryResult.NoAnswer}, not an exception
   */
  CompletionStage<DeliveryResult> send(DeliveryRequest request);

  /** Closes all connections; what is under way ends without an answer. */
  @Override
  void close();
}
