package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityShape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.MapType;
import org.jspecify.annotations.Nullable;

/** Reads a collection as the list of its elements, or a map as a map by its keys as texts. */
record CollectionReader(boolean keyed, boolean ordered, AttributeReader element)
    implements AttributeReader {

  static CollectionReader of(CollectionType type, SessionFactoryImplementor factory) {
    CollectionPersister persister =
        factory.getMappingMetamodel().getCollectionDescriptor(type.getRole());
    return new CollectionReader(
        type instanceof MapType,
        persister.hasIndex(),
        AttributeReader.of(type.getElementType(factory), factory));
  }

  @Override
  public Object copy(Object value, SharedSessionContractImplementor session) {
    if (value instanceof PersistentCollection<?> persistent) {
      return persistent.wasInitialized()
          ? elements(persistent.getValue(), session)
          : EntityShape.NOT_LOADED;
    }
    return elements(value, session);
  }

  /** The snapshot is what was loaded or stored last; a collection that is new has none. */
  @Override
  public @Nullable Object readStored(
      @Nullable Object value, SharedSessionContractImplementor session) {
    if (value instanceof PersistentCollection<?> persistent) {
      Object snapshot = persistent.getStoredSnapshot();
      return persistent.wasInitialized()
          ? snapshot == null ? nothing() : elements(snapshot, session)
          : EntityShape.NOT_LOADED;
    }
    return read(value, session);
  }

  /** Returns what an empty collection reads as. */
  Object nothing() {
    return keyed ? Map.of() : List.of();
  }

  private Object elements(Object content, SharedSessionContractImplementor session) {
    if (keyed) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      ((Map<?, ?>) content)
          .forEach((key, value) -> copy.put(String.valueOf(key), element.read(value, session)));
      return copy;
    }
    List<@Nullable Object> copy = new ArrayList<>();
    if (content.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(content); i++) {
        copy.add(element.read(Array.get(content, i), session));
      }
      return copy;
    }
    Collection<?> values =
        content instanceof Map<?, ?> snapshotOfSet
            ? snapshotOfSet.keySet()
            : (Collection<?>) content;
    values.forEach(value -> copy.add(element.read(value, session)));
    return copy;
  }

  @Override
  public boolean same(@Nullable Object before, @Nullable Object after) {
    Object first = before == null ? nothing() : before;
    Object second = after == null ? nothing() : after;
    if (keyed || ordered) {
      return Objects.equals(first, second);
    }
    return counted((Collection<?>) first).equals(counted((Collection<?>) second));
  }

  private static Map<@Nullable Object, Integer> counted(Collection<?> elements) {
    Map<@Nullable Object, Integer> counted = new HashMap<>();
    elements.forEach(element -> counted.merge(element, 1, Integer::sum));
    return counted;
  }
}
