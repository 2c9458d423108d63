package io.webhookkit.entity;

import io.webhookkit.ChangeType;
import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.WebhookEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the changes of one entity class into the events that its annotations announce. Immutable.
 */
final class EntityEvents {

  private final EntityShape shape;
  private final List<Announcement> announcements;

  EntityEvents(EntityShape shape) {
    this.shape = shape;
    List<Integer> sendable = sendable(shape);
    this.announcements =
        Arrays.stream(shape.entityClass().getAnnotationsByType(WebhookEvent.class))
            .map(annotation -> Announcement.of(annotation, shape, sendable))
            .toList();
  }

  private static List<Integer> sendable(EntityShape shape) {
    List<String> names = shape.attributes();
    return IntStream.range(0, names.size())
        .filter(i -> !IgnoredAttributes.has(shape.entityClass(), names.get(i)))
        .boxed()
        .toList();
  }

  Stream<EventType> types() {
    return announcements.stream().flatMap(announcement -> announcement.types().values().stream());
  }

  /**
   * Returns the events of one change; none if it makes no difference.
   *
   * @param ids gives an id for each event
   * @param at when they happened
   */
  List<Event> of(EntityChange change, Supplier<String> ids, Instant at) {
    return announcements.stream()
        .filter(announcement -> announcement.concerns(change))
        .map(announcement -> event(announcement, change, ids.get(), at))
        .toList();
  }

  private Event event(Announcement announcement, EntityChange change, String id, Instant at) {
    EventType type = Objects.requireNonNull(announcement.types().get(change.type()));
    return new Event(
        id,
        type,
        at,
        shape.subject(change.id()),
        data(announcement, change),
        previous(announcement, change),
        null,
        null);
  }

  /** The state by now, or the last one that was known of a deleted entity. */
  private Map<String, @Nullable Object> data(Announcement announcement, EntityChange change) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>(shape.identity(change.id()));
    @Nullable Object @Nullable [] state =
        change.type() == ChangeType.DELETED ? change.before() : change.after();
    if (state != null) {
      for (int attribute : announcement.attributes()) {
        put(data, attribute, state[attribute]);
      }
    }
    return data;
  }

  private @Nullable Map<String, @Nullable Object> previous(
      Announcement announcement, EntityChange change) {
    @Nullable Object @Nullable [] before = change.before();
    if (change.type() != ChangeType.UPDATED || before == null) {
      return null;
    }
    Map<String, @Nullable Object> previous = new LinkedHashMap<>();
    for (int attribute : announcement.attributes()) {
      if (change.changes(attribute)) {
        put(previous, attribute, before[attribute]);
      }
    }
    return previous;
  }

  private void put(Map<String, @Nullable Object> target, int attribute, @Nullable Object value) {
    if (value != EntityShape.NOT_LOADED) {
      target.put(shape.attributes().get(attribute), value);
    }
  }
}
