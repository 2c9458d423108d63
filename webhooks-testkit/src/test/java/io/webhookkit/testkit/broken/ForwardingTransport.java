package io.webhookkit.testkit.broken;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import java.util.concurrent.CompletionStage;

/** Does what a good transport does, until a subclass does something else. */
abstract class ForwardingTransport implements DeliveryTransport {

  private final DeliveryTransport good;

  ForwardingTransport(DeliveryTransport good) {
    this.good = good;
  }

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    return good.send(request);
  }

  @Override
  public void close() {
    good.close();
  }
}
