package io.webhookkit.hibernate;

import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;

/**
 * Lets the guard of captured entities see updates and deletes of entities in several tables. Up to
 * Hibernate 7.0 a strategy executes them; since 7.1 it makes a handler, which does so many times.
 */
@SuppressWarnings({"deprecation", "removal"}) // the older form, without which 6.6 can't go
record WatchedMutationStrategy(SqmMultiTableMutationStrategy strategy)
    implements SqmMultiTableMutationStrategy {

  @Override
  public MultiTableHandlerBuildResult buildHandler(
      SqmDeleteOrUpdateStatement<?> statement,
      DomainParameterXref parameters,
      DomainQueryExecutionContext context) {
    return WatchedHandler.watching(
        strategy.buildHandler(statement, parameters, context), statement, parameters);
  }

  @Override
  public int executeUpdate(
      SqmUpdateStatement<?> statement,
      DomainParameterXref parameters,
      DomainQueryExecutionContext context) {
    return BulkGuard.watch(
        new BulkStatement(statement, parameters, context),
        () -> strategy.executeUpdate(statement, parameters, context));
  }

  @Override
  public int executeDelete(
      SqmDeleteStatement<?> statement,
      DomainParameterXref parameters,
      DomainQueryExecutionContext context) {
    return BulkGuard.watch(
        new BulkStatement(statement, parameters, context),
        () -> strategy.executeDelete(statement, parameters, context));
  }

  @Override
  public void prepare(MappingModelCreationProcess process) {
    strategy.prepare(process);
  }

  @Override
  public void prepare(MappingModelCreationProcess process, JdbcConnectionAccess connections) {
    strategy.prepare(process, connections);
  }

  @Override
  public void release(SessionFactoryImplementor factory, JdbcConnectionAccess connections) {
    strategy.release(factory, connections);
  }
}
