package io.webhookkit.delivery;

import io.webhookkit.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A stored event that still has to be offered to its receivers.
 *
 * @param sequence its number in the outbox, which grows from event to event
 * @param id the {@code webhook-id}
 * @param type its type
 * @param subject what it is about, or null
 * @param tenant the tenant it belongs to, or null
 * @param origin the source whose webhook caused it, or null
 * @param target the endpoint that alone receives it; null for all that subscribe to it
 * @param orderKey is equal for events that must stay in order; null if no endpoint asks for that
 * @param contentType the media type of the body
 * @param body what every receiver gets; not copied, so nobody writes into it
 * @param lease under which this node holds it
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, and copied for nobody: it is a hot path
public record PendingEvent(
    long sequence,
    String id,
    EventType type,
    @Nullable String subject,
    @Nullable String tenant,
    @Nullable String origin,
    @Nullable String target,
    @Nullable Long orderKey,
    String contentType,
    byte[] body,
    Lease lease) {

  /** Leaves the body out: it may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "PendingEvent[" + sequence + ", " + id + ", " + type + "]";
  }
}
