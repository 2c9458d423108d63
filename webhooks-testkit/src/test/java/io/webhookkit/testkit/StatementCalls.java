package io.webhookkit.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** A database whose calls are watched, on whatever thread they are made. */
public final class StatementCalls {

  private final BiConsumer<String, String> made;

  private StatementCalls(BiConsumer<String, String> made) {
    this.made = made;
  }

  /**
   * Returns the database with its calls watched.
   *
   * @param made is told of each that has been made: the method, and the SQL that it is about or an
   *     empty text
   */
  public static DataSource watching(DataSource database, BiConsumer<String, String> made) {
    return new StatementCalls(made).watching(database);
  }

  private DataSource watching(DataSource database) {
    return Proxies.watching(
        DataSource.class,
        database,
        (method, arguments, answer) -> {
          made.accept(method, "");
          return answer instanceof Connection connection ? watching(connection) : answer;
        });
  }

  private Connection watching(Connection real) {
    return Proxies.watching(
        Connection.class,
        real,
        (method, arguments, answer) -> {
          String sql = arguments != null && arguments[0] instanceof String text ? text : "";
          made.accept(method, sql);
          return answer instanceof PreparedStatement statement ? watching(statement, sql) : answer;
        });
  }

  private PreparedStatement watching(PreparedStatement real, String sql) {
    return Proxies.watching(
        PreparedStatement.class,
        real,
        (method, arguments, answer) -> {
          made.accept(method, sql);
          return answer;
        });
  }
}
