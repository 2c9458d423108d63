package io.webhookkit.hibernate;

import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;

/**
 * Lets the guard of captured entities see inserts of entities in several tables, and of those whose
 * ids Hibernate has to generate. For its two forms see {@link WatchedMutationStrategy}.
 */
@SuppressWarnings({"deprecation", "removal"}) // the older form, without which 6.6 can't go
record WatchedInsertStrategy(SqmMultiTableInsertStrategy strategy)
    implements SqmMultiTableInsertStrategy {

  @Override
  public MultiTableHandlerBuildResult buildHandler(
      SqmInsertStatement<?> statement,
      DomainParameterXref parameters,
      DomainQueryExecutionContext context) {
    return WatchedHandler.watching(
        strategy.buildHandler(statement, parameters, context), statement, parameters);
  }

  @Override
  public int executeInsert(
      SqmInsertStatement<?> statement,
      DomainParameterXref parameters,
      DomainQueryExecutionContext context) {
    return BulkGuard.watch(
        new BulkStatement(statement, parameters, context),
        () -> strategy.executeInsert(statement, parameters, context));
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
