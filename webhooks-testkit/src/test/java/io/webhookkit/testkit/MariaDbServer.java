package io.webhookkit.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A MariaDB server that is already running: user root, no password. The databases that are made in
 * it are dropped when the JVM ends.
 */
final class MariaDbServer {

  /** The server of this machine, unless -Dmariadb.server=host:port names another. */
  static final MariaDbServer LOCAL =
      new MariaDbServer(System.getProperty("mariadb.server", "127.0.0.1:3306"));

  private static final String OPTIONS = "?user=root&connectTimeout=2000";

  private final String address;
  private final List<String> databases = new ArrayList<>();

  MariaDbServer(String address) {
    this.address = address;
  }

  /** Returns why the server can't be used, or nothing if it can. */
  Optional<String> absence() {
    try (Connection connection = connect()) {
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of("no MariaDB server answers at " + address + ": " + e.getMessage());
    }
  }

  /** Returns the address of a new database. */
  synchronized String newDatabase() {
    if (databases.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll));
    }
    // The server is shared with whoever tests at the same time.
    String name = "webhooks_test_" + UUID.randomUUID().toString().replace("-", "");
    run("create database ", List.of(name));
    databases.add(name);
    return url(name);
  }

  private synchronized void dropAll() {
    run("drop database if exists ", databases);
  }

  private void run(String command, List<String> names) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String name : names) {
        statement.execute(command + name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(""));
  }

  private String url(String database) {
    return "jdbc:mariadb://" + address + "/" + database + OPTIONS;
  }
}
