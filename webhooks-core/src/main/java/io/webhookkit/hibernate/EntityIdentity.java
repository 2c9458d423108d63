package io.webhookkit.hibernate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The id of an entity class: one attribute, an embedded id, or several attributes of the entity.
 */
final class EntityIdentity {

  private final @Nullable String name;
  private final Type type;

  EntityIdentity(EntityPersister persister) {
    this.name = persister.getIdentifierPropertyName();
    this.type = persister.getIdentifierType();
  }

  /** Returns the id by the names of its attributes. */
  Map<String, Object> attributes(Object id) {
    if (!(type instanceof CompositeType composite)) {
      return Map.of(name == null ? "id" : name, id);
    }
    Map<String, Object> parts = parts(composite, id);
    return name == null ? parts : Map.of(name, parts);
  }

  /** Returns the id as a text; the parts of a composite one are parted by commas. */
  String subject(Object id) {
    Collection<?> parts =
        type instanceof CompositeType composite ? parts(composite, id).values() : List.of(id);
    return parts.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static Map<String, Object> parts(CompositeType composite, Object id) {
    Map<String, Object> parts = new LinkedHashMap<>();
    Object[] values = composite.getPropertyValues(id);
    for (int i = 0; i < values.length; i++) {
      parts.put(composite.getPropertyNames()[i], values[i]);
    }
    return parts;
  }
}
