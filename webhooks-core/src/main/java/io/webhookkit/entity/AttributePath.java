package io.webhookkit.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a state: an attribute, or a part of what is embedded in one.
 *
 * @param attribute the attribute's position
 * @param parts the names from there on, such as city in address; empty for the attribute itself
 */
public record AttributePath(int attribute, List<String> parts) {

  /** Returns the path of an attribute. */
  static AttributePath of(int attribute) {
    return new AttributePath(attribute, List.of());
  }

  /**
   * Finds a path by its written form, such as {@code address.city}.
   *
   * @param attributes the names of all attributes, of which one begins the path
   */
  static AttributePath of(String written, List<String> attributes) {
    String[] names = written.split("\\.", -1);
    return new AttributePath(
        attributes.indexOf(names[0]), Arrays.asList(names).subList(1, names.length));
  }

  /** Returns the value there, or {@link EntityShape#NOT_LOADED}. */
  @Nullable Object in(@Nullable Object[] state) {
    Object value = state[attribute];
    for (String part : parts) {
      value = value instanceof Map<?, ?> embedded ? embedded.get(part) : value;
    }
    return value;
  }
}
