package io.webhookkit.entity;

import io.webhookkit.ChangeType;
import io.webhookkit.WebhookException;
import io.webhookkit.payload.PayloadMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what the application's mapper makes of a state. */
record MappedContent(EntityShape shape, PayloadMapper<?> mapper) {

  EventContent of(EntityChange change, @Nullable Object[] state) {
    Object data = map(change, state);
    if (change.type() != ChangeType.UPDATED) {
      return new EventContent(data, null, List.of());
    }
    @Nullable Object @Nullable [] before = change.before();
    if (data instanceof Map<?, ?> now
        && before != null
        && !change.hasLoadedMore()
        && map(change, before) instanceof Map<?, ?> old) {
      return new EventContent(data, replaced(old, now), List.of());
    }
    return new EventContent(data, null, List.of("previous"));
  }

  /** What is new has no old value. */
  private static Map<String, @Nullable Object> replaced(Map<?, ?> old, Map<?, ?> now) {
    Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
    old.forEach(
        (key, value) -> {
          if (!now.containsKey(key) || !Objects.deepEquals(value, now.get(key))) {
            replaced.put(String.valueOf(key), value);
          }
        });
    now.keySet().stream()
        .filter(key -> !old.containsKey(key))
        .forEach(key -> replaced.put(String.valueOf(key), null));
    return replaced;
  }

  /** Leaves the entity's values out of the message: they may be private. */
  private Object map(EntityChange change, @Nullable Object[] state) {
    @Nullable Object mapped;
    try {
      mapped = map(mapper, shape.entity(state));
    } catch (RuntimeException e) {
      throw new WebhookException(failed(change, "throws " + e.getClass().getName()), e);
    }
    if (mapped == null) {
      throw new WebhookException(failed(change, "returns null: return a map, a record or a bean"));
    }
    return mapped;
  }

  private static <E> @Nullable Object map(PayloadMapper<E> mapper, Object entity) {
    return mapper.map(mapper.entity().cast(entity));
  }

  private String failed(EntityChange change, String reason) {
    return "The transaction can't commit: the mapper of %s for subject %s %s"
        .formatted(shape.entityClass().getName(), shape.subject(change.id()), reason);
  }
}
