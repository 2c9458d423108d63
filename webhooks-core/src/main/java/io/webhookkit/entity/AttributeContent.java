package io.webhookkit.entity;

import io.webhookkit.ChangeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the attributes of an announcement by their names. */
record AttributeContent(EntityShape shape) {

  EventContent of(Announcement announcement, EntityChange change, Map<String, Object> identity) {
    List<String> omitted = new ArrayList<>();
    return new EventContent(
        data(announcement, change, identity, omitted),
        previous(announcement, change, omitted),
        List.copyOf(omitted));
  }

  private Map<String, @Nullable Object> data(
      Announcement announcement,
      EntityChange change,
      Map<String, Object> identity,
      List<String> omitted) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>(identity);
    @Nullable Object @Nullable [] state = change.last();
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
