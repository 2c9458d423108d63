package io.webhookkit.entity;

import io.webhookkit.ChangeType;
import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One {@link WebhookEvent} of an entity, resolved against its attributes.
 *
 * @param types the event type for each change that is announced
 * @param when positions of attributes of which one has to change
 * @param attributes positions of the attributes to send
 */
record Announcement(
    Map<ChangeType, EventType> types, List<Integer> when, List<Integer> attributes) {

  /**
   * Resolves an annotation.
   *
   * @param sendable positions of the attributes that are not ignored
   */
  static Announcement of(WebhookEvent annotation, EntityShape shape, List<Integer> sendable) {
    String owner = "@WebhookEvent on " + shape.entityClass().getName();
    try {
      List<Integer> when = positions("when", annotation.when(), shape, sendable);
      List<Integer> chosen = positions("attributes", annotation.attributes(), shape, sendable);
      List<Integer> sent = chosen.isEmpty() ? sendable : chosen;
      return new Announcement(
          types(annotation), when.isEmpty() ? withoutVersion(sent, shape) : when, sent);
    } catch (WebhookConfigurationException e) {
      throw e.within(owner);
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

  /** A version only counts updates: receivers must not expect that it has no gaps. */
  private static List<Integer> withoutVersion(List<Integer> positions, EntityShape shape) {
    return positions.stream()
        .filter(position -> !shape.attributes().get(position).equals(shape.versionAttribute()))
        .toList();
  }

  private static List<Integer> positions(
      String field, String[] names, EntityShape shape, List<Integer> sendable) {
    List<String> valid =
        sendable.stream().map(position -> shape.attributes().get(position)).toList();
    return Arrays.stream(names)
        .map(
            name -> {
              if (!valid.contains(name)) {
                throw new WebhookConfigurationException(field, name, "use one of " + valid);
              }
              return shape.attributes().indexOf(name);
            })
        .toList();
  }

  /**
   * Tells whether the change is one to announce, given the positions that may make a difference.
   */
  boolean concerns(EntityChange change) {
    return types.containsKey(change.type())
        && (change.type() != ChangeType.UPDATED || when.stream().anyMatch(change::changes));
  }
}
