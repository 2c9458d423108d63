package io.webhookkit.hibernate;

import io.webhookkit.entity.AttributeMark;
import io.webhookkit.entity.EntityShape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Copies an embedded value into another one; what is ignored in it is left out. */
record DetachedEmbedded(CompositeType type, List<Part> parts, SessionFactoryImplementor factory)
    implements AttributeCopier {

  /**
   * One of the embedded attributes.
   *
   * @param copier copies it; null if it is left out
   */
  record Part(String name, Class<?> type, @Nullable AttributeCopier copier) {

    @Nullable Object unset() {
      return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
  }

  static DetachedEmbedded of(CompositeType type, SessionFactoryImplementor factory) {
    String[] names = type.getPropertyNames();
    Type[] types = type.getSubtypes();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      boolean out = types[i].isCollectionType() || isIgnored(type.getReturnedClass(), names[i]);
      parts.add(
          new Part(
              names[i],
              types[i].getReturnedClass(),
              out ? null : AttributeCopier.detaching(types[i], factory)));
    }
    return new DetachedEmbedded(type, List.copyOf(parts), factory);
  }

  @Override
  public Object copy(Object value, SharedSessionContractImplementor session) {
    return type.replacePropertyValues(
        type.deepCopy(value, factory), values(value, session), session);
  }

  /** Copies the parts of a value. */
  @Nullable Object[] values(Object value, SharedSessionContractImplementor session) {
    @Nullable Object[] values = type.getPropertyValues(value, session);
    for (int i = 0; i < values.length; i++) {
      Part part = parts.get(i);
      @Nullable Object copy =
          part.copier() == null || isIgnoredBySubclass(value.getClass(), part.name())
              ? EntityShape.NOT_LOADED
              : part.copier().read(values[i], session);
      values[i] = copy == EntityShape.NOT_LOADED ? part.unset() : copy;
    }
    return values;
  }

  /** An embeddable may have subclasses with attributes of their own. */
  private boolean isIgnoredBySubclass(Class<?> actual, String name) {
    return actual != type.getReturnedClass() && isIgnored(actual, name);
  }

  private static boolean isIgnored(Class<?> owner, String name) {
    return AttributeMark.of(owner, name) == AttributeMark.IGNORED;
  }
}
