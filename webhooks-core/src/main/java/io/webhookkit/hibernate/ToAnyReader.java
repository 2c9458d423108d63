package io.webhookkit.hibernate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/** Reads an association to one entity of any class as the class's name and the id. */
record ToAnyReader(SessionFactoryImplementor factory) implements AttributeReader {

  @Override
  public Object copy(Object value, SharedSessionContractImplementor session) {
    LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
    String name = proxy != null ? proxy.getEntityName() : session.bestGuessEntityName(value);
    EntityPersister target = factory.getMappingMetamodel().getEntityDescriptor(name);
    Object id = proxy != null ? proxy.getIdentifier() : target.getIdentifier(value, session);
    Map<String, @Nullable Object> reference = new LinkedHashMap<>();
    reference.put("entity", name.substring(name.lastIndexOf('.') + 1));
    reference.put("id", AttributeReader.of(target.getIdentifierType(), factory).read(id, session));
    return reference;
  }

  @Override
  public boolean same(@Nullable Object before, @Nullable Object after) {
    return Objects.equals(before, after);
  }
}
