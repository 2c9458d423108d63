package io.webhookkit.hibernate;

import io.webhookkit.entity.AttributeMark;
import io.webhookkit.entity.EntityShape;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Copies an embedded value into another one; what is ignored in it is left out. */
record DetachedEmbedded(
    CompositeType type, List<AttributeCopier> parts, SessionFactoryImplementor factory)
    implements AttributeCopier {

  static DetachedEmbedded of(CompositeType type, SessionFactoryImplementor factory) {
    return new DetachedEmbedded(
        type,
        Arrays.stream(type.getSubtypes())
            .map(part -> AttributeCopier.detaching(part, factory))
            .toList(),
        factory);
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
      Type part = type.getSubtypes()[i];
      boolean kept =
          !part.isCollectionType()
              && AttributeMark.of(value.getClass(), type.getPropertyNames()[i])
                  != AttributeMark.IGNORED;
      @Nullable Object copy = kept ? parts.get(i).read(values[i], session) : EntityShape.NOT_LOADED;
      values[i] = copy == EntityShape.NOT_LOADED ? unset(part.getReturnedClass()) : copy;
    }
    return values;
  }

  private static @Nullable Object unset(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }
}
