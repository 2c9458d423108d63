package io.webhookkit.entity;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.WebhookEvent;
import io.webhookkit.payload.PayloadMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
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
   * @param stamp what they have in common with others
   */
  void add(List<Event> events, EntityChange change, EventStamp stamp) {
    for (Announcement announcement : announcements) {
      if (announcement.concerns(change)) {
        EventType type = Objects.requireNonNull(announcement.types().get(change.type()));
        events.add(event(announcement, type, change, stamp));
      }
    }
  }

  /**
   * Adds the events that tell the state of an entity, which is given as just created.
   *
   * @param wanted the types that the receiver wants; another prefix of the class may tell more
   */
  void addSnapshots(
      List<Event> events, EntityChange stored, Predicate<EventType> wanted, EventStamp stamp) {
    for (Announcement announcement : announcements) {
      EventType type = announcement.snapshot();
      if (type != null && announcement.hasSnapshot(wanted)) {
        events.add(event(announcement, type, stored, stamp));
      }
    }
  }

  private Event event(
      Announcement announcement, EventType type, EntityChange change, EventStamp stamp) {
    Map<String, Object> identity = shape.identity(change.id());
    EventContent content = content(announcement, change, identity);
    return new Event(
        stamp.ids().get(),
        type,
        stamp.at(),
        shape.subject(change.id()),
        content.data(),
        identity,
        content.previous(),
        content.omitted(),
        stamp.tenant(),
        stamp.origin(),
        stamp.hops());
  }

  private EventContent content(
      Announcement announcement, EntityChange change, Map<String, Object> identity) {
    @Nullable Object @Nullable [] state = change.last();
    return mapped == null || state == null || announcement.thin()
        ? attributes.of(announcement, change, identity)
        : mapped.of(change, state);
  }
}
