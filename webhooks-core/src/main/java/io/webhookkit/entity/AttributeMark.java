package io.webhookkit.entity;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookIgnore;
import io.webhookkit.WebhookInclude;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the annotations of an attribute say about sending it. */
public enum AttributeMark {
  /** Nothing. */
  NONE,
  /** It carries {@link WebhookIgnore}. */
  IGNORED,
  /** It carries {@link WebhookInclude}. */
  INCLUDED;

  /**
   * Returns the mark of an attribute of this class, or of one that it extends. It is looked for
   * where a mapping annotation could stand: on the field or its getter.
   *
   * @throws WebhookConfigurationException if the attribute is both included and ignored
   */
  public static AttributeMark of(Class<?> owner, String attribute) {
    boolean ignored = has(owner, attribute, WebhookIgnore.class);
    boolean included = has(owner, attribute, WebhookInclude.class);
    if (ignored && included) {
      throw new WebhookConfigurationException(
          "@WebhookInclude on " + owner.getName(),
          attribute,
          "it carries @WebhookIgnore as well: keep one of them");
    }
    return ignored ? IGNORED : included ? INCLUDED : NONE;
  }

  private static boolean has(
      Class<?> owner, String attribute, Class<? extends Annotation> annotation) {
    for (@Nullable Class<?> type = owner; type != null; type = type.getSuperclass()) {
      if (members(type, attribute).anyMatch(m -> m.isAnnotationPresent(annotation))) {
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
