package io.webhookkit.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives every turn a database of its own: on one PostgreSQL server, or an H2. */
public final class Databases implements AutoCloseable {

  private final PostgresServer server = new PostgresServer();
  private final AtomicInteger count = new AtomicInteger();

  private Databases() throws IOException {}

  /** Starts the server. */
  public static Databases start() throws IOException {
    return new Databases();
  }

  /** Stops the server in the midst of whatever it does, and starts it again where it was. */
  public void restart() throws IOException {
    server.restart();
  }

  /**
   * Returns the URL of a new, empty database; H2 in the memory of the one process that opens it.
   */
  public String create(DatabaseKind kind) throws SQLException {
    String name = "turn" + count.incrementAndGet();
    if (kind == DatabaseKind.H2) {
      return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }
    execute("create database " + name);
    return server.get().getJdbcUrl("postgres", name);
  }

  /** Returns the URL of a new database that outlives the process that opens it. */
  public String createLasting(DatabaseKind kind, Path directory) throws IOException, SQLException {
    if (kind == DatabaseKind.POSTGRESQL) {
      return create(kind);
    }
    Files.createDirectories(directory);
    Path file = Files.createTempDirectory(directory, "h2-").resolve("turn");
    return "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  /** Drops a database of PostgreSQL, whoever is connected; of H2 nothing is left but a file. */
  public void drop(String url) throws SQLException {
    if (url.startsWith("jdbc:postgresql:")) {
      String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
      execute("drop database if exists " + name + " with (force)");
    }
  }

  /** Returns the processor time that the server's processes have taken, in microseconds. */
  public long processorMicros() throws IOException {
    return server.processorMicros();
  }

  /** Begins to watch the sessions of all databases of PostgreSQL. */
  public Sessions watchSessions() {
    return Sessions.of(server.get().getPostgresDatabase());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.get().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
