package io.webhookkit.hibernate;

import java.sql.PreparedStatement;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcMutationExecutor;
import org.hibernate.sql.exec.spi.JdbcOperationQueryMutation;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * Executes the bulk statements of entities in one table, and lets the guard of captured entities
 * see them. What a flush writes does not come this way.
 */
record WatchedMutations(JdbcMutationExecutor executor) implements JdbcMutationExecutor {

  @Override
  public int execute(
      JdbcOperationQueryMutation mutation,
      JdbcParameterBindings bindings,
      Function<String, PreparedStatement> statements,
      BiConsumer<Integer, PreparedStatement> expectation,
      ExecutionContext context) {
    IntSupplier execution =
        () -> executor.execute(mutation, bindings, statements, expectation, context);
    return CaptureListener.of(context.getSession().getFactory())
        .flatMap(
            listener ->
                StatementBehind.of(mutation, context)
                    .map(statement -> listener.bulkGuard().execute(statement, execution)))
        .orElseGet(execution::getAsInt);
  }
}
