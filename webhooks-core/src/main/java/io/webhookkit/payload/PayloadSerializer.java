package io.webhookkit.payload;

import io.webhookkit.Event;
import io.webhookkit.WebhookException;

/**
 * Turns an event into the bytes that its subscribers receive. It runs inside the application's
 * transaction, so it reads nothing but the event, and is quick. Implementations are thread-safe.
 */
public interface PayloadSerializer {

  /**
   * Writes one event.
   *
   * @throws WebhookException if its data can't be written; the transaction then fails
   */
  Payload serialize(Event event);
}
