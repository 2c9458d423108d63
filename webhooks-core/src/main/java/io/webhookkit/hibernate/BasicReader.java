package io.webhookkit.hibernate;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads a value in columns of its own. */
record BasicReader(Type type, SessionFactoryImplementor factory) implements AttributeReader {

  @Override
  public @Nullable Object copy(Object value, SharedSessionContractImplementor session) {
    return type.isMutable() ? type.deepCopy(value, factory) : value;
  }

  @Override
  public boolean same(@Nullable Object before, @Nullable Object after) {
    return before == after || type.isEqual(before, after);
  }
}
