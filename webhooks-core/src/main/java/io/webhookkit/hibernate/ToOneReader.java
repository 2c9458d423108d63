package io.webhookkit.hibernate;

import java.util.Objects;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Reads an association to one entity as its id. Where it is a part of an id itself, Hibernate may
 * have the id in its place already.
 */
record ToOneReader(EntityPersister target, AttributeReader id) implements AttributeReader {

  static ToOneReader of(EntityType type, SessionFactoryImplementor factory) {
    EntityPersister target = type.getAssociatedEntityPersister(factory);
    return new ToOneReader(target, AttributeReader.of(target.getIdentifierType(), factory));
  }

  @Override
  public @Nullable Object copy(Object value, SharedSessionContractImplementor session) {
    LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
    if (proxy != null) {
      return id.read(proxy.getIdentifier(), session);
    }
    return id.read(
        target.isInstance(value) ? target.getIdentifier(value, session) : value, session);
  }

  @Override
  public boolean same(@Nullable Object before, @Nullable Object after) {
    return Objects.equals(before, after);
  }
}
