package io.webhookkit.entity;

import io.webhookkit.ChangeType;
import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One {@link WebhookEvent} of an entity class, resolved.
 *
 * @param types the event type of each change that is announced
 * @param snapshot the event type of the state itself; null without a prefix
 * @param when of what one has to change
 * @param attributes the attributes to send; none for a thin one
 * @param thin whether the id is sent alone
 */
record Announcement(
    Map<ChangeType, EventType> types,
    @Nullable EventType snapshot,
    List<AttributePath> when,
    List<AttributePath> attributes,
    boolean thin) {

  /** Resolves an annotation. */
  static Announcement of(WebhookEvent annotation, EntityShape shape) {
    try {
      List<AttributePath> chosen = chosen(annotation, shape);
      List<AttributePath> when = when(annotation, shape);
      return new Announcement(
          types(annotation),
          annotation.value().isEmpty() ? null : new EventType(annotation.value() + ".snapshot"),
          when.isEmpty() ? withoutVersion(chosen, shape) : when,
          annotation.thin() ? List.of() : chosen,
          annotation.thin());
    } catch (WebhookConfigurationException e) {
      throw e.within("@WebhookEvent on " + shape.entityClass().getName());
    }
  }

  private static Map<ChangeType, EventType> types(WebhookEvent annotation) {
    boolean hasPrefix = !annotation.value().isEmpty();
    if (hasPrefix != annotation.type().isEmpty()) {
      throw new WebhookConfigurationException(
          "value and type",
          annotation.value() + "' and '" + annotation.type(),
          "set one of them: value for a prefix such as lead, or type for a whole event type");
    }
    Map<ChangeType, EventType> types = new EnumMap<>(ChangeType.class);
    for (ChangeType change : annotation.on()) {
      String name = hasPrefix ? annotation.value() + "." + change.suffix() : annotation.type();
      types.put(change, new EventType(name));
    }
    return types;
  }

  private static List<AttributePath> chosen(WebhookEvent annotation, EntityShape shape) {
    List<String> valid = shape.attributes();
    return annotation.attributes().length == 0
        ? IntStream.range(0, valid.size()).mapToObj(AttributePath::of).toList()
        : paths("attributes", annotation.attributes(), valid, shape);
  }

  private static List<AttributePath> when(WebhookEvent annotation, EntityShape shape) {
    List<String> valid =
        Stream.concat(shape.attributes().stream(), shape.embedded().stream()).toList();
    return paths("when", annotation.when(), valid, shape);
  }

  private static List<AttributePath> paths(
      String field, String[] written, List<String> valid, EntityShape shape) {
    return Arrays.stream(written)
        .map(
            path -> {
              if (!valid.contains(path)) {
                throw new WebhookConfigurationException(field, path, "use one of " + valid);
              }
              return AttributePath.of(path, shape.attributes());
            })
        .toList();
  }

  /** A version only counts updates: receivers must not expect that it has no gaps. */
  private static List<AttributePath> withoutVersion(List<AttributePath> paths, EntityShape shape) {
    return paths.stream()
        .filter(path -> !shape.attributes().get(path.attribute()).equals(shape.versionAttribute()))
        .toList();
  }

  /** Returns every type that it may announce. */
  Stream<EventType> allTypes() {
    return Stream.concat(types.values().stream(), Stream.ofNullable(snapshot));
  }

  /** Tells whether the state itself can be told to somebody who wants any event of the prefix. */
  boolean hasSnapshot(Predicate<EventType> wanted) {
    return snapshot != null && allTypes().anyMatch(wanted);
  }

  /** Tells whether the change is one to announce. */
  boolean concerns(EntityChange change) {
    return types.containsKey(change.type())
        && (change.type() != ChangeType.UPDATED || when.stream().anyMatch(change::changes));
  }
}
