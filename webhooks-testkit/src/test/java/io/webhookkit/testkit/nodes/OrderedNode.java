package io.webhookkit.testkit.nodes;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A node on which writers change subjects, each of them the next version of any. */
final class OrderedNode implements AutoCloseable {

  private static final int SUBJECTS = 100;
  private static final Executor OWN_THREAD = work -> new Thread(work, "writer").start();

  private final String name;
  private final ThreadsTransaction transaction;
  private final Webhooks webhooks;

  /** Opens one with an endpoint that gets what is about one subject one after the other. */
  OrderedNode(String name, HikariDataSource database, String url, String secret) {
    this.name = name;
    this.transaction = new ThreadsTransaction(database);
    this.webhooks =
        Webhooks.builder()
            .dataSource(database)
            .schema(SchemaMode.CREATE)
            .transaction(transaction)
            .eventTypes(List.of("lead.updated"))
            .trustedHosts(List.of("127.0.0.1"))
            .retries(new RetrySchedule(Collections.nCopies(20, Duration.ofMillis(20)), 0.5))
            .endpoint(
                Endpoint.named("sink")
                    .url(url)
                    .secret(secret)
                    .events("*")
                    .ordering("subject")
                    .build())
            .build();
    webhooks.start();
  }

  static void createSubjects(HikariDataSource database) {
    Databases.execute(database, "create table subject (id varchar(9) primary key, version int)");
    for (int i = 0; i < SUBJECTS; i++) {
      Databases.execute(database, "insert into subject values ('" + i + "', 0)");
    }
  }

  /** Starts so many writers, who make so many changes each. */
  CompletableFuture<Void> write(int writers, int changes) {
    return CompletableFuture.allOf(
        IntStream.range(0, writers)
            .mapToObj(any -> CompletableFuture.runAsync(() -> change(changes), OWN_THREAD))
            .toArray(CompletableFuture<?>[]::new));
  }

  private void change(int times) {
    for (int i = 0; i < times; i++) {
      try {
        transaction.run(this::change);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void change(Connection connection) throws SQLException {
    String subject = Integer.toString(ThreadLocalRandom.current().nextInt(SUBJECTS));
    int version = nextVersion(connection, subject);
    webhooks.publish("lead.updated", subject, Map.of("version", version, "node", name));
  }

  private static int nextVersion(Connection connection, String subject) throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement("update subject set version = version + 1 where id = ?");
        PreparedStatement select =
            connection.prepareStatement("select version from subject where id = ?")) {
      update.setString(1, subject);
      update.executeUpdate();
      select.setString(1, subject);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
