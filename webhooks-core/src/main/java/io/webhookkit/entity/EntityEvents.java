package io.webhookkit.entity;

import io.webhookkit.ChangeType;
import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.WebhookEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
    this.announcements =
        Arrays.stream(shape.entityClass().getAnnotationsByType(WebhookEvent.class))
            .map(annotation -> Announcement.of(annotation, shape))
            .toList();
  }

  Stream<EventType> types() {
    return announcements.stream().flatMap(announcement -> announcement.types().values().stream());
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
        events.add(event(announcement, change, ids.get(), at, tenant));
      }
    }
  }

  private Event event(
      Announcement announcement,
      EntityChange change,
      String id,
      Instant at,
      @Nullable String tenant) {
    EventType type = Objects.requireNonNull(announcement.types().get(change.type()));
    Map<String, Object> identity = shape.identity(change.id());
    List<String> omitted = new ArrayList<>();
    return new Event(
        id,
        type,
        at,
        shape.subject(change.id()),
        data(announcement, change, identity, omitted),
        identity,
        previous(announcement, change, omitted),
        List.copyOf(omitted),
        tenant,
        null);
  }

  /** The state by now, or the last one that was known of a deleted entity. */
  private Map<String, @Nullable Object> data(
      Announcement announcement,
      EntityChange change,
      Map<String, Object> identity,
      List<String> omitted) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>(identity);
    @Nullable Object @Nullable [] state =
        change.type() == ChangeType.DELETED ? change.before() : change.after();
    if (state != null) {
      for (AttributePath path : announcement.attributes()) {
        put(data, "data", path, state, omitted);
      }
    }
    return data;
  }

  private @Nullable Map<String, @Nullable Object> previous(
      Announcement announcement, EntityChange change, List<String> omitted) {
    if (change.type() != ChangeType.UPDATED || announcement.attributes().isEmpty()) {
      return null;
    }
    @Nullable Object @Nullable [] before = change.before();
    if (before == null) {
      omitted.add("previous");
      return null;
    }
    Map<String, @Nullable Object> previous = new LinkedHashMap<>();
    for (AttributePath path : announcement.attributes()) {
      if (change.changes(path)) {
        put(previous, "previous", path, before, omitted);
      }
    }
    return previous;
  }

  private void put(
      Map<String, @Nullable Object> target,
      String place,
      AttributePath path,
      @Nullable Object[] state,
      List<String> omitted) {
    String name = shape.attributes().get(path.attribute());
    Object value = path.in(state);
    if (value == EntityShape.NOT_LOADED) {
      omitted.add(place + "." + name);
    } else {
      target.put(name, value);
    }
  }
}
