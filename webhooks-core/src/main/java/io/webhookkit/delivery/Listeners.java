package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners, and keeps what they throw from the others and from the delivery. */
final class Listeners implements WebhookListener {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<WebhookListener> listeners;

  Listeners(List<WebhookListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void attempted(Attempt attempt) {
    tellEach(listener -> listener.attempted(attempt));
  }

  @Override
  public void disabled(Endpoint endpoint, String reason) {
    tellEach(listener -> listener.disabled(endpoint, reason));
  }

  private void tellEach(Consumer<WebhookListener> message) {
    for (WebhookListener listener : listeners) {
      try {
        message.accept(listener);
      } catch (Throwable e) { // an AssertionError as well
        LOG.error("The listener {} failed; deliveries go on", listener.getClass().getName(), e);
      }
    }
  }
}
