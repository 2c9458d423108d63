package io.webhookkit.hibernate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.MapType;
import org.jspecify.annotations.Nullable;

/** Reads a collection as the list of its elements, or a map as a map by its keys as texts. */
record CollectionReader(boolean keyed, boolean ordered, AttributeReader element)
    implements AttributeReader, CollectionCopier {

  static CollectionReader of(CollectionType type, SessionFactoryImplementor factory) {
    CollectionPersister persister =
        factory.getMappingMetamodel().getCollectionDescriptor(type.getRole());
    return new CollectionReader(
        type instanceof MapType,
        persister.hasIndex(),
        AttributeReader.of(type.getElementType(factory), factory));
  }

  @Override
  public Object nothing() {
    return keyed ? Map.of() : List.of();
  }

  @Override
  public Object elements(Object content, SharedSessionContractImplementor session) {
    if (keyed) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      ((Map<?, ?>) content)
          .forEach((key, value) -> copy.put(String.valueOf(key), element.read(value, session)));
      return copy;
    }
    List<@Nullable Object> copy = new ArrayList<>();
    CollectionCopier.elementsOf(content).forEach(each -> copy.add(element.read(each, session)));
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
