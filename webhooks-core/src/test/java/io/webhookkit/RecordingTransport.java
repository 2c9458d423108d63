package io.webhookkit;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** Carries nothing anywhere, keeps what it was given, and says that it was taken. */
final class RecordingTransport implements DeliveryTransport {

  final BlockingQueue<DeliveryRequest> requests = new LinkedBlockingQueue<>();

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    requests.add(request);
    return CompletableFuture.completedFuture(new DeliveryResult.Answered(200, null));
  }

  @Override
  public void close() {}
}
