package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityShape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/** Copies a collection with its elements, as far as it is loaded. */
sealed interface CollectionCopier extends AttributeCopier
    permits CollectionReader, DetachedCollection {

  @Override
  default Object copy(Object value, SharedSessionContractImplementor session) {
    if (value instanceof PersistentCollection<?> persistent) {
      return persistent.wasInitialized()
          ? elements(persistent.getValue(), session)
          : EntityShape.NOT_LOADED;
    }
    return elements(value, session);
  }

  /** The snapshot is what was loaded or stored last; a collection that is new has none. */
  @Override
  default @Nullable Object readStored(
      @Nullable Object value, SharedSessionContractImplementor session) {
    if (value instanceof PersistentCollection<?> persistent) {
      Object snapshot = persistent.getStoredSnapshot();
      return persistent.wasInitialized()
          ? snapshot == null ? nothing() : elements(snapshot, session)
          : EntityShape.NOT_LOADED;
    }
    return read(value, session);
  }

  /** Returns the copy of an empty collection. */
  Object nothing();

  /** Copies a collection or its snapshot. */
  Object elements(Object content, SharedSessionContractImplementor session);

  /** Returns the elements of a collection, an array, or a snapshot, which is a map for a set. */
  static Collection<?> elementsOf(Object content) {
    if (content.getClass().isArray()) {
      List<@Nullable Object> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(content); i++) {
        elements.add(Array.get(content, i));
      }
      return elements;
    }
    return content instanceof Map<?, ?> snapshotOfSet
        ? snapshotOfSet.keySet()
        : (Collection<?>) content;
  }
}
