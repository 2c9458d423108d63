package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What differs from database to database; everything else is one SQL for all. */
enum Dialect {
  /** H2 from 2.2.220, the first with SKIP LOCKED. */
  H2(
      "H2",
      "h2",
      "current_timestamp",
      "dateadd('MILLISECOND', cast(? as bigint), current_timestamp)",
      "datediff('MILLISECOND', current_timestamp, %s)"),

  /** PostgreSQL. Its {@code now()} is when the transaction began, which orders events wrongly. */
  POSTGRESQL(
      "PostgreSQL",
      "postgresql",
      "clock_timestamp()",
      "clock_timestamp() + ? * interval '1 millisecond'",
      "cast(1000 * extract(epoch from %s - clock_timestamp()) as bigint)"),

  /**
   * MariaDB from 10.6, the first with SKIP LOCKED. Its clock stands still during a statement;
   * {@code sysdate} does not, but comes in the time zone of the session.
   */
  MARIADB(
      "MariaDB",
      "mariadb",
      "utc_timestamp(6)",
      "timestampadd(microsecond, 1000 * ?, utc_timestamp(6))",
      "timestampdiff(microsecond, utc_timestamp(6), %s) div 1000");

  private final String product;
  private final String fileSuffix;
  private final String now;
  private final String nowPlusMillis;
  private final String millisUntil;

  Dialect(String product, String fileSuffix, String now, String nowPlusMillis, String millisUntil) {
    this.product = product;
    this.fileSuffix = fileSuffix;
    this.now = now;
    this.nowPlusMillis = nowPlusMillis;
    this.millisUntil = millisUntil;
  }

  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values())
        .filter(dialect -> dialect.product.equals(product))
        .findFirst()
        .orElseThrow(() -> new WebhookException(unsupported(product)));
  }

  private static String unsupported(String product) {
    String supported =
        Arrays.stream(values()).map(dialect -> dialect.product).collect(Collectors.joining(", "));
    return "The outbox does not know the database "
        + product
        + ": use one of "
        + supported
        + ", or give an Outbox of your own";
  }

  /** Returns the database's clock as an expression. */
  String now() {
    return now;
  }

  /**
   * Returns the condition that a column's time has come. An index can be asked for what stands
   * still while a statement runs.
   */
  String isOver(String column) {
    return column + " <= " + (this == POSTGRESQL ? "statement_timestamp()" : now);
  }

  /** Returns the database's clock plus a parameter in milliseconds, as an expression. */
  String nowPlusMillis() {
    return nowPlusMillis;
  }

  /**
   * Returns how many milliseconds after the database's clock a timestamp lies, as an expression.
   */
  String millisUntil(String timestamp) {
    return millisUntil.formatted(timestamp);
  }

  /**
   * Returns an order that an index has whose first column is the state, which the query names. H2
   * sees that only if the order names the state as well; MariaDB sorts if it does.
   */
  String orderOfIndex(String columnsBehindState) {
    return this == H2 ? "state, " + columnsBehindState : columnsBehindState;
  }

  /** Returns a time as what is bound to a column: never by way of a session's time zone. */
  Object timestamp(Instant time) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    return this == MARIADB ? utc.toLocalDateTime() : utc;
  }

  /** Returns a time that was stored by the database's clock. */
  Instant time(ResultSet row, String column) throws SQLException {
    return this == MARIADB
        ? row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC)
        : row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Returns the path of the schema file in the class path. */
  String schemaFile() {
    return "io/webhookkit/outbox/jdbc/schema-" + fileSuffix + ".sql";
  }

  /** Tells whether the database lives in this process, so that no other node can be in it. */
  boolean isEmbedded(Connection connection) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    return this == H2 && !meta.getURL().matches("jdbc:h2:(tcp|ssl):.*");
  }

  /**
   * Tells whether the database is a file that no second process can open: one that can has a lock
   * file beside it.
   */
  boolean isFileOfOneProcess(Connection connection) throws SQLException {
    if (!isEmbedded(connection)) {
      return false;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select database_path()")) {
      row.next();
      String path = row.getString(1);
      return path != null && Files.notExists(Path.of(path + ".lock.db"));
    }
  }
}
