package io.webhookkit.hibernate;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;

/** Copies an association to one entity of any class into a reference. */
record DetachedToAny(SessionFactoryImplementor factory) implements AttributeCopier {

  @Override
  public Object copy(Object value, SharedSessionContractImplementor session) {
    LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
    String name = proxy != null ? proxy.getEntityName() : session.bestGuessEntityName(value);
    return DetachedToOne.of(factory.getMappingMetamodel().getEntityDescriptor(name))
        .copy(value, session);
  }
}
