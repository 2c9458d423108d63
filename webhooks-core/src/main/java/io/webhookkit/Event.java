package io.webhookkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that subscribers may want to know. Immutable as long as its data is.
 *
 * @param id unique, and the same on every attempt and for every endpoint; the {@code webhook-id}
 * @param type what kind of thing happened
 * @param timestamp when, by the application's clock, in milliseconds
 * @param subject what it happened to, such as an entity's id; null if it is about nothing in
 *     particular
 * @param data what to tell; anything that the payload serializer can write
 * @param identity the id's attributes by name, of an entity's event; empty otherwise
 * @param previous of an update, the earlier values of the attributes that changed; null otherwise
 * @param omitted the paths to what belongs into the event and was not known when it happened, such
 *     as {@code data.notes} for an attribute that was not loaded, or {@code previous}
 * @param tenant the tenant it belongs to, or null
 * @param origin the source whose webhook made this change, or null if it was made here
 * @param hops the named systems that the change has come through, this one last
 */
public record Event(
    String id,
    EventType type,
    Instant timestamp,
    @Nullable String subject,
    Object data,
    Map<String, Object> identity,
    @Nullable Map<String, @Nullable Object> previous,
    List<String> omitted,
    @Nullable String tenant,
    @Nullable String origin,
    List<String> hops) {

  /** Returns the event with the id alone for data; what is left out is listed as omitted. */
  public Event thin() {
    List<String> left = previous == null ? List.of("data") : List.of("data", "previous");
    return new Event(
        id, type, timestamp, subject, identity, identity, null, left, tenant, origin, hops);
  }

  /** Leaves the data out: it may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "Event["
        + id
        + ", "
        + type
        + ", subject="
        + Printable.of(Objects.toString(subject))
        + "]";
  }
}
