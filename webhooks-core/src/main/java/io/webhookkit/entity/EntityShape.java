package io.webhookkit.entity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What capture knows of a mapped entity class; the persistence framework's binding implements it.
 * Its states are arrays with one value for each of {@link #attributes()}, copied when they were
 * observed, so that nobody changes them later: numbers, texts, dates, the id of an associated
 * entity, a map for an embedded one, a list for several. What is ignored is in no state. What
 * follows those values is the shape's own, and treated like them. Immutable and thread-safe.
 */
public interface EntityShape {

  /** Stands in a state for a value that was not loaded, and that capture never loads. */
  Object NOT_LOADED =
      new Object() {
        @Override
        public String toString() {
          return "(not loaded)";
        }
      };

  /** Returns the mapped class, which carries the annotations. */
  Class<?> entityClass();

  /**
   * Returns a name that all classes of one inheritance tree share, for an id is unique among them.
   */
  String rootName();

  /**
   * Returns the names of the attributes that a state holds, in its order; the id is not one of
   * them.
   */
  List<String> attributes();

  /** Returns the name of the attribute that only counts versions, or null. */
  @Nullable String versionAttribute();

  /** Returns the paths to what is embedded in attributes, such as {@code address.city}. */
  List<String> embedded();

  /** Tells whether two values at a path are the same to the database. */
  boolean same(AttributePath path, @Nullable Object before, @Nullable Object after);

  /** Returns the id's attributes by name, such as {@code {"id": 7}}. */
  Map<String, Object> identity(Object id);

  /** Returns the id as a text that receivers can compare. */
  String subject(Object id);

  /**
   * Returns a new entity with what a state holds, which belongs to no session. Called only if
   * {@link EntityCapture#isMapped} was true.
   */
  Object entity(@Nullable Object[] state);
}
