package io.webhookkit.hibernate;

import java.lang.reflect.Field;
import java.util.function.Supplier;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EntityAssociationMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.internal.SingleAttributeIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Makes entities of one class that have an id and nothing else, and belong to no session. */
record DetachedId(EntityPersister persister, AttributeCopier copier) {

  static DetachedId of(EntityPersister persister) {
    SessionFactoryImplementor factory = persister.getFactory();
    return new DetachedId(
        persister, AttributeCopier.detaching(persister.getIdentifierType(), factory));
  }

  /** Copies the id, and returns what makes entities that have it. */
  Supplier<Object> entities(Object id, SharedSessionContractImplementor session) {
    if (persister.getIdentifierMapping() instanceof NonAggregatedIdentifierMapping several) {
      @Nullable Object[] parts = parts(id, several, session);
      return () -> {
        Object entity = blank(session);
        several.getVirtualIdEmbeddable().setValues(entity, parts);
        return entity;
      };
    }
    @Nullable Object copy = copier.read(id, session);
    return () -> {
      Object entity = blank(session);
      persister.setIdentifier(entity, copy, session);
      return entity;
    };
  }

  /** An id class has ids where the entity has entities. */
  private @Nullable Object[] parts(
      Object id, NonAggregatedIdentifierMapping several, SharedSessionContractImplementor session) {
    @Nullable Object[] parts = ((DetachedEmbedded) copier).values(id, session);
    for (int i = 0; i < parts.length; i++) {
      @Nullable Object part = parts[i];
      if (part != null
          && several.getVirtualIdEmbeddable().getAttributeMapping(i)
              instanceof EntityAssociationMapping association) {
        EntityPersister target = association.getAssociatedEntityMappingType().getEntityPersister();
        parts[i] = DetachedToOne.of(target).copy(part, session);
      }
    }
    return parts;
  }

  /**
   * Returns something that stands for an entity: whoever asks it for more than its id is told that
   * it is not loaded, as far as Hibernate can make proxies of its class.
   */
  Object reference(Object id, SharedSessionContractImplementor session) {
    if (!persister.hasProxy()
        || !(persister.getIdentifierMapping() instanceof SingleAttributeIdentifierMapping one)) {
      return entities(id, session).get();
    }
    @Nullable Object copy = copier.read(id, session);
    Object proxy = persister.createProxy(copy, null);
    if (isField(one)) {
      persister.setIdentifier(proxy, copy, session);
    }
    return proxy;
  }

  /** Whoever is near enough to read the fields of a proxy finds its own. */
  private static boolean isField(SingleAttributeIdentifierMapping id) {
    return id.getPropertyAccess().getGetter().getMember() instanceof Field;
  }

  /** An enhanced entity would otherwise ask the session for what it lacks. */
  @SuppressWarnings("NullAway") // Hibernate sets no id if there is none, and we set ours
  private Object blank(SharedSessionContractImplementor session) {
    Object entity = persister.instantiate(null, session);
    if (entity instanceof PersistentAttributeInterceptable enhanced) {
      enhanced.$$_hibernate_setInterceptor(null);
    }
    return entity;
  }
}
