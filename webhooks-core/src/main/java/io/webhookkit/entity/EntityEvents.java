package io.webhookkit.entity;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.WebhookEvent;
import io.webhookkit.payload.PayloadMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the changes of one entity class into the events that its annotations announce. Immutable.
 */
final class EntityEvents {

  private final EntityShape shape;
  private final List<Announcement> announcements;
  private final AttributeContent attributes;
  private final @Nullable MappedContent mapped;

  EntityEvents(EntityShape shape, @Nullable PayloadMapper<?> mapper) {
    this.shape = shape;
    this.attributes = new AttributeContent(shape);
    this.mapped = mapper == null ? null : new MappedContent(shape, mapper);
    this.announcements =
        Arrays.stream(shape.entityClass().getAnnotationsByType(WebhookEvent.class))
            .map(annotation -> Announcement.of(annotation, shape))
            .toList();
  }

  Stream<EventType> types() {
    return announcements.stream().flatMap(Announcement::allTypes);
  }

  /** Tells whether there are events of the state itself, and of a prefix that somebody wants. */
  boolean hasSnapshots(Predicate<EventType> wanted) {
    return announcements.stream().anyMatch(announcement -> announcement.hasSnapshot(wanted));
  }

  /**
   * Adds the events of one change; none if it makes no difference.
   *
   * @param ids gives an id for each event
   * @param at when they happened
   * @param tenant whose they are, or null
   */
  void add(
      List<Event> events,
      EntityChange change,
      Supplier<String> ids,
      Instant at,
      @Nullable String tenant) {
    for (Announcement announcement : announcements) {
      if (announcement.concerns(change)) {
        EventType type = Objects.requireNonNull(announcement.types().get(change.type()));
        events.add(event(announcement, type, change, ids.get(), at, tenant));
      }
    }
  }

  /**
   * Adds the events that tell the state of an entity, which is given as just created.
   *
   * @param wanted the types that the receiver wants; another prefix of the class may tell more
   */
  void addSnapshots(
      List<Event> events,
      EntityChange stored,
      Predicate<EventType> wanted,
      Supplier<String> ids,
      Instant at,
      @Nullable String tenant) {
    for (Announcement announcement : announcements) {
      EventType type = announcement.snapshot();
      if (type != null && announcement.hasSnapshot(wanted)) {
        events.add(event(announcement, type, stored, ids.get(), at, tenant));
      }
    }
  }

  private Event event(
      Announcement announcement,
      EventType type,
      EntityChange change,
      String id,
      Instant at,
      @Nullable String tenant) {
    Map<String, Object> identity = shape.identity(change.id());
    EventContent content = content(announcement, change, identity);
    return new Event(
        id,
        type,
        at,
        shape.subject(change.id()),
        content.data(),
        identity,
        content.previous(),
        content.omitted(),
        tenant,
        null);
  }

  private EventContent content(
      Announcement announcement, EntityChange change, Map<String, Object> identity) {
    @Nullable Object @Nullable [] state = change.last();
    return mapped == null || state == null || announcement.thin()
        ? attributes.of(announcement, change, identity)
        : mapped.of(change, state);
  }
}
