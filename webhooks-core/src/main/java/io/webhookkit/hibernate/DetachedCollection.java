package io.webhookkit.hibernate;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.CollectionType;
import org.hibernate.type.MapType;
import org.jspecify.annotations.Nullable;

/** Copies a collection into one of the same kind that is nobody's. */
record DetachedCollection(CollectionType type, AttributeCopier element)
    implements CollectionCopier {

  static DetachedCollection of(CollectionType type, SessionFactoryImplementor factory) {
    return new DetachedCollection(
        type, AttributeCopier.detaching(type.getElementType(factory), factory));
  }

  @Override
  public Object nothing() {
    return type.isArrayType() ? array(0) : type.instantiate(0);
  }

  @Override
  @SuppressWarnings("unchecked") // what the type has made takes what it holds
  public Object elements(Object content, SharedSessionContractImplementor session) {
    if (type instanceof MapType) {
      Map<Object, @Nullable Object> copy = (Map<Object, @Nullable Object>) nothing();
      ((Map<?, ?>) content).forEach((key, value) -> copy.put(key, element.read(value, session)));
      return copy;
    }
    Collection<?> elements = CollectionCopier.elementsOf(content);
    if (type.isArrayType()) {
      Object copy = array(elements.size());
      int i = 0;
      for (Object each : elements) {
        Array.set(copy, i++, element.read(each, session));
      }
      return copy;
    }
    Collection<@Nullable Object> copy = (Collection<@Nullable Object>) nothing();
    elements.forEach(each -> copy.add(element.read(each, session)));
    return copy;
  }

  private Object array(int length) {
    return Array.newInstance(type.getReturnedClass().getComponentType(), length);
  }
}
