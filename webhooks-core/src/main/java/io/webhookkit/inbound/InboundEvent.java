package io.webhookkit.inbound;

import io.webhookkit.Printable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that another system has sent, and that is known to be its own.
 *
 * @param source the name of the source in the configuration
 * @param id what the sender calls it on every attempt, or a hash of its content where the sender
 *     has no name for it: what it is deduplicated by
 * @param type what has happened, in the sender's words; null if the sender has none
 * @param subject the sender's id of what it happened to; null if the sender does not say, or says
 *     it in a place that is not known
 * @param data what the sender tells about it
 * @param content all that was sent of it, with what surrounds the data: the request's body, as if
 *     this event were alone in it. If it was not JSON, its text, or its bytes where it is no text
 *     either
 * @param hops the systems that it has come through, as far as they name themselves
 */
public record InboundEvent(
    String source,
    String id,
    @Nullable String type,
    @Nullable String subject,
    JsonNode data,
    JsonNode content,
    List<String> hops) {

  /** Copies the list. */
  public InboundEvent {
    hops = List.copyOf(hops);
  }

  /** An event of a sender that names no hops. */
  public InboundEvent(
      String source,
      String id,
      @Nullable String type,
      @Nullable String subject,
      JsonNode data,
      JsonNode content) {
    this(source, id, type, subject, data, content, List.of());
  }

  /** Leaves out what was sent. */
  @Override
  public String toString() {
    return "InboundEvent[%s, %s, %s]" // a sender writes no line of our log
        .formatted(Printable.of(source), Printable.of(id), Printable.of(Objects.toString(type)));
  }
}
