package io.webhookkit.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Empty databases for tests. PostgreSQL is a real server, started once for all tests of a JVM. */
public final class Databases {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Databases() {}

  /** Returns an H2 database in memory. */
  public static DataSource h2() {
    return h2("jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
  }

  /** Returns an H2 database in a directory, which is open while there is a connection to it. */
  public static DataSource h2(Path directory) {
    return h2("jdbc:h2:file:" + directory.resolve("test").toAbsolutePath());
  }

  private static DataSource h2(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    return dataSource;
  }

  /** Returns a database in PostgreSQL, with a pool. */
  public static HikariDataSource postgres() {
    return pooled(newPostgres());
  }

  /** Returns the address of a database in PostgreSQL, for another process. */
  public static String postgresUrl() {
    return newPostgres().getURL() + "&user=postgres";
  }

  /** Returns a database in MariaDB, with a pool. Tests that ask for it are {@link NeedsMariaDb}. */
  public static HikariDataSource mariadb() {
    return mariadb(mariadbUrl());
  }

  /** Returns the database at an address of {@link #mariadbUrl()}, with options added or not. */
  public static HikariDataSource mariadb(String url) {
    try {
      return pooled(new MariaDbDataSource(url));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the address of a new database in MariaDB; "&amp;option=value" can follow it. */
  public static String mariadbUrl() {
    return MariaDbServer.LOCAL.newDatabase();
  }

  /** Puts a pool before a database. */
  public static HikariDataSource pooled(DataSource dataSource) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  private static PGSimpleDataSource newPostgres() {
    String name = "test" + COUNT.incrementAndGet();
    execute(Postgres.SERVER.getPostgresDatabase(), "create database " + name);
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(Postgres.SERVER.getJdbcUrl("postgres", name));
    return dataSource;
  }

  /** Runs statements, each of them committed. */
  public static void execute(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the one number that a query has. */
  public static long count(DataSource dataSource, String query) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the server when it is first asked for. It ends with the JVM. */
  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
