package io.webhookkit.entity;

import io.webhookkit.WebhookIgnore;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@link WebhookIgnore} where a mapping annotation could stand: on the field or its getter.
 */
public final class IgnoredAttributes {

  private IgnoredAttributes() {}

  /** Tells whether the attribute of this class, or of one that it extends, is to be ignored. */
  public static boolean has(Class<?> owner, String attribute) {
    for (@Nullable Class<?> type = owner; type != null; type = type.getSuperclass()) {
      if (members(type, attribute).anyMatch(m -> m.isAnnotationPresent(WebhookIgnore.class))) {
        return true;
      }
    }
    return false;
  }

  private static Stream<AnnotatedElement> members(Class<?> type, String attribute) {
    String property = attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1);
    return Stream.concat(
        Arrays.stream(type.getDeclaredFields()).filter(f -> f.getName().equals(attribute)),
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getParameterCount() == 0)
            .filter(
                m ->
                    m.getName().equals("get" + property)
                        || m.getName().equals("is" + property)
                        || m.getName().equals(attribute)));
  }
}
