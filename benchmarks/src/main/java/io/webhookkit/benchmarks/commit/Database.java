package io.webhookkit.benchmarks.commit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database behind a pool, as an application has it; without one a connection is most of H2. */
final class Database implements AutoCloseable {

  /** A server that has to be stopped. */
  private interface Server {
    void stop() throws IOException;
  }

  private final List<String> emptying;
  private final Server server;
  private final HikariDataSource pool;

  private Database(DataSource dataSource, Server server, List<String> emptying) {
    this.server = server;
    this.emptying = emptying;
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(4);
    this.pool = new HikariDataSource(config);
  }

  static Database open(Product product) throws IOException {
    return switch (product) {
      case H2 -> h2();
      case POSTGRESQL -> postgres("on");
      case POSTGRESQL_UNSYNCED -> postgres("off");
    };
  }

  private static Database h2() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1");
    return new Database(
        dataSource,
        () -> {},
        List.of("delete from webhook_outbox", "delete from Announced", "delete from Plain"));
  }

  private static Database postgres(String synced) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", synced)
            .setServerConfig("synchronous_commit", synced)
            .start();
    return new Database(
        postgres.getPostgresDatabase(),
        postgres::close,
        List.of("truncate webhook_outbox, webhook_delivery, Announced, Plain"));
  }

  DataSource dataSource() {
    return pool;
  }

  /** Empties the tables, so that no iteration works on larger ones than another. */
  void empty() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : emptying) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws IOException {
    pool.close();
    server.stop();
  }
}
