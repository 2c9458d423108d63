package io.webhookkit.hibernate;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** What a query calls an entity. */
final class QueryName {

  private QueryName() {}

  /**
   * Returns the name that JPA knows it by. Jakarta EE servers have Hibernate keep to JPQL, where
   * the name of a class is none.
   */
  static String of(String entity, SharedSessionContractImplementor session) {
    Class<?> type =
        session.getFactory().getMappingMetamodel().getEntityDescriptor(entity).getMappedClass();
    EntityManagerFactory factory = session.getFactory(); // whose own metamodel varies by version
    return factory.getMetamodel().entity(type).getName();
  }
}
