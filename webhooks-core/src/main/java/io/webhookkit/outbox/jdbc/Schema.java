package io.webhookkit.outbox.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.WebhookException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The tables, as they were found or made.
 *
 * @param dialect the database's
 * @param embedded whether the database lives in this process
 * @param fileOfOneProcess whether it outlives this process, and no other one is in it meanwhile
 */
record Schema(Dialect dialect, boolean embedded, boolean fileOfOneProcess) {

  private static final List<String> TABLES =
      List.of(
          "webhook_outbox",
          "webhook_delivery",
          "webhook_attempt",
          "webhook_backfill",
          "webhook_pause",
          "webhook_inbox",
          "webhook_link",
          "webhook_sent",
          "webhook_conflict");

  /** Those that are needed only where endpoints are kept in the database. */
  static final List<String> OF_ENDPOINTS = List.of("webhook_endpoint", "webhook_endpoint_secret");

  /** What PostgreSQL says of a table, an index, or their names in its catalogue. */
  private static final Set<String> ALREADY_THERE = Set.of("42P07", "42710", "23505");

  static Schema prepare(DataSource dataSource, SchemaMode mode) {
    return prepare(dataSource, mode, TABLES);
  }

  /**
   * Creates all tables, or does not, as the mode says, and then requires some.
   *
   * @throws MissingTableException if one of them is not there
   */
  static Schema prepare(DataSource dataSource, SchemaMode mode, List<String> required) {
    try (Connection connection = dataSource.getConnection()) {
      Dialect dialect = Dialect.of(connection);
      Schema schema =
          new Schema(
              dialect, dialect.isEmbedded(connection), dialect.isFileOfOneProcess(connection));
      if (schema.embedded) {
        WriteDelay.end(connection);
      }
      if (mode == SchemaMode.CREATE || (mode == SchemaMode.AUTO && schema.embedded)) {
        schema.create(connection);
      }
      schema.check(connection, required);
      if (schema.fileOfOneProcess) {
        NextNumbers.moveBehindRows(connection, required);
      }
      return schema;
    } catch (SQLException e) {
      throw new WebhookException("The outbox can't reach its database: " + e.getMessage(), e);
    }
  }

  /**
   * Nodes that start together on an empty PostgreSQL make the same table at the same moment, "if
   * not exists" or not: all but one of them fail, and find it the next time.
   */
  private void create(Connection connection) throws SQLException {
    List<String> statements = statements();
    for (int left = statements.size(); ; left--) {
      try {
        execute(statements, connection);
        return;
      } catch (SQLException e) {
        if (left == 0 || !ALREADY_THERE.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
      }
    }
  }

  private static void execute(List<String> statements, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  private List<String> statements() {
    String withoutComments = script().replaceAll("(?m)^--.*$", "");
    return Arrays.stream(withoutComments.split(";"))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  private String script() {
    ClassLoader loader = Objects.requireNonNull(Schema.class.getClassLoader());
    try (InputStream file = loader.getResourceAsStream(dialect.schemaFile())) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Connection connection, List<String> required) {
    for (String table : required) {
      try (Statement statement = connection.createStatement()) {
        statement.executeQuery("select * from " + table + " where 1 = 0").close();
      } catch (SQLException e) {
        throw new MissingTableException(table, dialect.schemaFile(), e);
      }
    }
  }
}
