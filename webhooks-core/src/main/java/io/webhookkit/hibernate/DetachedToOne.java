package io.webhookkit.hibernate;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.EntityType;

/** Copies an association to one entity into a reference, even if that entity is loaded. */
record DetachedToOne(EntityPersister target, DetachedId id) implements AttributeCopier {

  static DetachedToOne of(EntityType type, SessionFactoryImplementor factory) {
    return of(type.getAssociatedEntityPersister(factory));
  }

  static DetachedToOne of(EntityPersister target) {
    return new DetachedToOne(target, DetachedId.of(target));
  }

  @Override
  public Object copy(Object value, SharedSessionContractImplementor session) {
    LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
    if (proxy != null) {
      return id.reference(proxy.getIdentifier(), session);
    }
    return id.reference(
        target.isInstance(value) ? target.getIdentifier(value, session) : value, session);
  }
}
