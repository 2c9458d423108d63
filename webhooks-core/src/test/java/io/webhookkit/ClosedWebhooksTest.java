package io.webhookkit;

import io.webhookkit.delivery.Await;
import io.webhookkit.delivery.WebhookListener;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** An application that is started again in the same process does not add up. */
class ClosedWebhooksTest {

  @Test
  void areHeldByNothing() {
    WeakReference<WebhookListener> part = partOfClosedOnes();

    Await.until(
        "nothing holds it",
        () -> {
          System.gc();
          return part.refersTo(null);
        });
  }

  private static WeakReference<WebhookListener> partOfClosedOnes() {
    WebhookListener listener = new WebhookListener() {};
    try (Webhooks webhooks =
        Webhooks.builder()
            .outboxInMemory()
            .listener(listener)
            .transport(new RecordingTransport())
            .build()) {
      webhooks.start();
    }
    return new WeakReference<>(listener);
  }
}
