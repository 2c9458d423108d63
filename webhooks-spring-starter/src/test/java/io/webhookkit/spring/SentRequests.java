package io.webhookkit.spring;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryTransport;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A transport of an application's own, which keeps what it is given, and takes it for sent. */
final class SentRequests implements DeliveryTransport {

  private final Queue<DeliveryRequest> requests = new ConcurrentLinkedQueue<>();

  Queue<DeliveryRequest> requests() {
    return requests;
  }

  @Override
  public CompletableFuture<DeliveryResult> send(DeliveryRequest request) {
    requests.add(request);
    return CompletableFuture.completedFuture(new Answered(200, null));
  }

  @Override
  public void close() {}
}
