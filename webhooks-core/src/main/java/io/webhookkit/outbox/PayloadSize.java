package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.Printable;
import io.webhookkit.WebhookException;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bounds of a payload: one that is warned of, and one that is refused. Thread-safe. */
final class PayloadSize {

  private static final Logger LOG = LoggerFactory.getLogger(PayloadSize.class);

  /** What Standard Webhooks recommends not to exceed. */
  private static final int RECOMMENDED_BYTES = 20 * 1024;

  private final PayloadSettings settings;
  private final Set<EventType> warned = ConcurrentHashMap.newKeySet();

  PayloadSize(PayloadSettings settings) {
    this.settings = settings;
  }

  /** Tells whether to send the event without its payload, and warns once for each type of event. */
  boolean wantsThin(Event event, Payload payload) {
    int bytes = payload.bytes().length;
    boolean thin =
        bytes > settings.maxBytes()
            && settings.oversize() == Oversize.THIN
            && !event.identity().isEmpty();
    if (thin && warned.add(event.type())) {
      LOG.warn(
          "The payload of {} for subject {} has {} bytes, and webhooks.payload.max-size is {}: its"
              + " id is sent alone",
          event.type(),
          subject(event),
          bytes,
          settings.maxBytes());
    }
    return thin;
  }

  /** Warns once for each type of event. */
  void check(Event event, Payload payload) {
    int bytes = payload.bytes().length;
    if (bytes > settings.maxBytes()) {
      throw new WebhookException(
          "The payload of %s for subject %s has %d bytes, and webhooks.payload.max-size is %d: send fewer attributes, or raise it"
              .formatted(event.type(), subject(event), bytes, settings.maxBytes()));
    }
    if (bytes > RECOMMENDED_BYTES && warned.add(event.type())) {
      LOG.warn(
          "The payload of {} for subject {} has {} bytes; receivers expect no more than {}: send"
              + " fewer attributes",
          event.type(),
          subject(event),
          bytes,
          RECOMMENDED_BYTES);
    }
  }

  private static String subject(Event event) {
    return Printable.of(Objects.toString(event.subject()));
  }
}
