package io.webhookkit.hibernate;

import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/** Executes one bulk statement whenever it is due, seen by the guard. Since Hibernate 7.1. */
record WatchedHandler(
    MultiTableHandler handler, SqmDmlStatement<?> statement, DomainParameterXref parameters)
    implements MultiTableHandler {

  static MultiTableHandlerBuildResult watching(
      MultiTableHandlerBuildResult built,
      SqmDmlStatement<?> statement,
      DomainParameterXref parameters) {
    return new MultiTableHandlerBuildResult(
        new WatchedHandler(built.multiTableHandler(), statement, parameters),
        built.firstJdbcParameterBindings());
  }

  @Override
  public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
    return BulkGuard.watch(
        new BulkStatement(statement, parameters, context),
        () -> handler.execute(bindings, context));
  }

  @Override
  public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
    return handler.createJdbcParameterBindings(context);
  }

  @Override
  public boolean dependsOnParameterBindings() {
    return handler.dependsOnParameterBindings();
  }

  @Override
  public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
    return handler.isCompatibleWith(bindings, options);
  }
}
