package io.webhookkit.hibernate;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.hql.internal.QuerySplitter;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmJdbcExecutionContextAdapter;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcOperationQueryMutation;

/**
 * Finds the statement that SQL was made of. Hibernate keeps it in a private field, and the class of
 * its query has another name in each version: both are read by reflection.
 */
final class StatementBehind {

  private static final Field QUERY = field();

  private StatementBehind() {}

  /**
   * Returns the statement, if the SQL is what changes the entity's own table, and that is its only
   * one. Empty for SQL of the application, and for what Hibernate executes beside a statement, to
   * empty the tables of collections.
   */
  static Optional<BulkStatement> of(JdbcOperationQueryMutation sql, ExecutionContext context) {
    return context instanceof SqmJdbcExecutionContextAdapter
        ? statements(context)
            .filter(statement -> isInOneTable(statement.target()))
            .filter(statement -> isItself(statement, sql.getSqlString()))
            .findFirst()
        : Optional.empty();
  }

  private static Stream<BulkStatement> statements(ExecutionContext context) {
    try {
      DomainQueryExecutionContext query = (DomainQueryExecutionContext) QUERY.get(context);
      if (query instanceof NativeQuery) {
        return Stream.empty();
      }
      SqmDmlStatement<?> statement = (SqmDmlStatement<?>) read(query, "getSqmStatement");
      DomainParameterXref parameters = (DomainParameterXref) read(query, "getDomainParameterXref");
      // A delete of a class that is no entity is executed as one of each entity that extends it.
      SqmDmlStatement<?>[] concrete =
          statement instanceof SqmDeleteStatement<?> delete
              ? QuerySplitter.split(delete)
              : new SqmDmlStatement<?>[] {statement};
      return Arrays.stream(concrete).map(one -> new BulkStatement(one, parameters, query));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Hibernate does not tell of its bulk statements", e);
    }
  }

  private static Object read(Object query, String getter) throws ReflectiveOperationException {
    return query.getClass().getMethod(getter).invoke(query);
  }

  private static boolean isInOneTable(EntityPersister entity) {
    return entity.getSqmMultiTableMutationStrategy() == null;
  }

  /** An update or insert is one piece of SQL; beside a delete there may be those of collections. */
  private static boolean isItself(BulkStatement statement, String sql) {
    String table = Pattern.quote(statement.target().getIdentifierTableDetails().getTableName());
    return !statement.isDelete()
        || Pattern.compile("(update|delete( \\w+)? from) " + table + "(?!\\w)").matcher(sql).find();
  }

  private static Field field() {
    try {
      Field field = SqmJdbcExecutionContextAdapter.class.getDeclaredField("sqmExecutionContext");
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Hibernate does not tell of its bulk statements", e);
    }
  }
}
