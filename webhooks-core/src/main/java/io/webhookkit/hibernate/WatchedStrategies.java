package io.webhookkit.hibernate;

import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.sqm.mutation.internal.SqmMultiTableMutationStrategyProviderStandard;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;

/** Hibernate's own strategies for bulk statements of entities in several tables, but watched. */
final class WatchedStrategies extends SqmMultiTableMutationStrategyProviderStandard {

  @Override
  public SqmMultiTableMutationStrategy createMutationStrategy(
      EntityMappingType entity, MappingModelCreationProcess process) {
    return new WatchedMutationStrategy(super.createMutationStrategy(entity, process));
  }

  @Override
  public SqmMultiTableInsertStrategy createInsertStrategy(
      EntityMappingType entity, MappingModelCreationProcess process) {
    return new WatchedInsertStrategy(super.createInsertStrategy(entity, process));
  }
}
