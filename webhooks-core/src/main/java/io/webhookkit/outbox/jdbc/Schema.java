package io.webhookkit.outbox.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.WebhookException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, as they were found or made.
 *
 * @param dialect the database's
 * @param embedded whether the database lives in this process
 * @param fileOfOneProcess whether it outlives this process, and no other one is in it meanwhile
 */
record Schema(Dialect dialect, boolean embedded, boolean fileOfOneProcess) {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  private static final int ADMIN_RIGHTS_REQUIRED = 90040;
  private static final int TRIES = 5;

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

  static Schema prepare(DataSource dataSource, SchemaMode mode) {
    try (Connection connection = dataSource.getConnection()) {
      Dialect dialect = Dialect.of(connection);
      Schema schema =
          new Schema(
              dialect, dialect.isEmbedded(connection), dialect.isFileOfOneProcess(connection));
      if (schema.embedded) {
        makeCommitsDurable(connection);
      }
      if (mode == SchemaMode.CREATE || (mode == SchemaMode.AUTO && schema.embedded)) {
        schema.create(connection);
      }
      schema.check(connection);
      return schema;
    } catch (SQLException e) {
      throw new WebhookException("The outbox can't reach its database: " + e.getMessage(), e);
    }
  }

  /** By default H2 writes a commit down up to half a second later: a crash then loses it. */
  private static void makeCommitsDurable(Connection connection) throws SQLException {
    try {
      writeAtOnce(connection, TRIES);
    } catch (SQLException e) {
      if (e.getErrorCode() != ADMIN_RIGHTS_REQUIRED) {
        throw e;
      }
      LOG.warn(
          "A crash may lose the last commits of this H2 database, and their events with them: its"
              + " user is no administrator, who could set it; add ;WRITE_DELAY=0 where it is"
              + " created");
    }
  }

  /**
   * H2 waits for its catalogue's lock here with a monitor in its hand that the lock's owner asks
   * for, who makes a table at that moment. Only the time-out parts the two; then the other goes on.
   */
  private static void writeAtOnce(Connection connection, int tries) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set write_delay 0");
    } catch (SQLTimeoutException e) {
      if (tries == 1) {
        throw e;
      }
      writeAtOnce(connection, tries - 1);
    }
  }

  private void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements()) {
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

  private void check(Connection connection) {
    for (String table : TABLES) {
      try (Statement statement = connection.createStatement()) {
        statement.executeQuery("select * from " + table + " where 1 = 0").close();
      } catch (SQLException e) {
        throw new MissingTableException(table, dialect.schemaFile(), e);
      }
    }
  }
}
