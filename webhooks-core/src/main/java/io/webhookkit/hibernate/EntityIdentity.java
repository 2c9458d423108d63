package io.webhookkit.hibernate;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.entity.AttributeMark;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The id of an entity class: one attribute, an embedded id, or several attributes of the entity.
 * What it reads is a value, or a map by name for an id of several parts.
 */
final class EntityIdentity {

  private final @Nullable String name;
  private final AttributeReader reader;

  EntityIdentity(EntityPersister persister) {
    this.name = persister.getIdentifierPropertyName();
    this.reader = AttributeReader.of(persister.getIdentifierType(), persister.getFactory());
    requireNothingIgnored(persister);
  }

  private void requireNothingIgnored(EntityPersister persister) {
    Class<?> owner = persister.getMappedClass();
    if (name != null) {
      requireNotIgnored(owner, name);
    }
    Type type = persister.getIdentifierType();
    if (name == null && type instanceof CompositeType composite) {
      Stream.of(composite.getPropertyNames()).forEach(part -> requireNotIgnored(owner, part));
    }
    requireNothingIgnored(type, persister.getFactory());
  }

  /** Looks into what is embedded in an id, and into the ids of entities in it. */
  private static void requireNothingIgnored(Type type, SessionFactoryImplementor factory) {
    if (type instanceof EntityType association) {
      requireNothingIgnored(
          association.getAssociatedEntityPersister(factory).getIdentifierType(), factory);
    } else if (type instanceof CompositeType composite && !type.isAnyType()) {
      for (String part : composite.getPropertyNames()) {
        requireNotIgnored(type.getReturnedClass(), part);
      }
      for (Type part : composite.getSubtypes()) {
        requireNothingIgnored(part, factory);
      }
    }
  }

  private static void requireNotIgnored(Class<?> owner, String attribute) {
    if (AttributeMark.of(owner, attribute) == AttributeMark.IGNORED) {
      throw new WebhookConfigurationException(
              "@WebhookIgnore",
              attribute,
              "it is part of the id, which names the event's subject: take the annotation away")
          .within(owner.getName());
    }
  }

  /** Copies an id, so that nobody changes it later. */
  Object read(Object id, SharedSessionContractImplementor session) {
    return comparable(Objects.requireNonNull(reader.read(id, session)));
  }

  /** Two copies of one id have to be equal, which arrays never are. */
  private static Object comparable(Object id) {
    if (id instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (!(id instanceof Map<?, ?> parts)) {
      return id;
    }
    Map<Object, Object> comparable = new LinkedHashMap<>();
    parts.forEach((part, value) -> comparable.put(part, comparable(value)));
    return comparable;
  }

  /** Returns the id by the names of its attributes. */
  Map<String, Object> attributes(Object id) {
    if (name != null || !(id instanceof Map<?, ?> parts)) {
      return Map.of(name == null ? "id" : name, id);
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    parts.forEach((part, value) -> attributes.put((String) part, value));
    return attributes;
  }

  /** Returns the id as a text; the parts of a composite one are parted by commas. */
  String subject(Object id) {
    return id instanceof Map
        ? parts(id).map(String::valueOf).collect(Collectors.joining(","))
        : id.toString(); // nearly every id, at every event: no stream for one part
  }

  private static Stream<?> parts(Object id) {
    return id instanceof Map<?, ?> parts
        ? parts.values().stream().flatMap(EntityIdentity::parts)
        : Stream.of(id);
  }
}
