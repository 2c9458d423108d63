package io.webhookkit.testkit.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Eight writers on four nodes change the same subjects, and the endpoint refuses a part of what it
 * gets: it takes version after version of each subject all the same. {@code -Dorder.events=100000}
 * makes it more than the build has time for.
 */
final class OrderedNodes {

  private static final int EVENTS = Integer.getInteger("order.events", 1_600);
  private static final int SUBJECTS = 100;
  private static final int WRITERS = 8;
  private static final int NODES = 4;

  private final String secret = Secret.generate().reveal();

  void assertOrderIsKept(HikariDataSource database) throws Exception {
    database.setMaximumPoolSize(32);
    Databases.execute(database, "create table subject (id varchar(9) primary key, version int)");
    for (int i = 0; i < SUBJECTS; i++) {
      Databases.execute(database, "insert into subject values ('" + i + "', 0)");
    }
    List<Webhooks> nodes = new ArrayList<>();
    try (OrderedSink sink = new OrderedSink(0.05)) {
      ThreadsTransaction transaction = new ThreadsTransaction(database);
      for (int i = 0; i < NODES; i++) {
        nodes.add(node(database, transaction, sink));
      }
      write(transaction, nodes);
      awaitAll(sink);

      assertThat(sink.inversions()).isEmpty();
      assertThat(sink.doubled()).as("sent by two nodes").isZero();
    } finally {
      nodes.forEach(Webhooks::close);
    }
  }

  private Webhooks node(
      HikariDataSource database, ThreadsTransaction transaction, OrderedSink sink) {
    Webhooks node =
        Webhooks.builder()
            .dataSource(database)
            .schema(SchemaMode.CREATE)
            .transaction(transaction)
            .eventTypes(List.of("lead.updated"))
            .trustedHosts(List.of("127.0.0.1"))
            .retries(new RetrySchedule(Collections.nCopies(20, Duration.ofMillis(20)), 0.5))
            .endpoint(
                Endpoint.named("sink")
                    .url(sink.url())
                    .secret(secret)
                    .events("*")
                    .ordering("subject")
                    .build())
            .build();
    node.start();
    return node;
  }

  private static void write(ThreadsTransaction transaction, List<Webhooks> nodes) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Webhooks node = nodes.get(writer % NODES);
        running.add(
            writers.submit(
                () -> {
                  for (int i = 0; i < EVENTS / WRITERS; i++) {
                    change(transaction, node);
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private static void change(ThreadsTransaction transaction, Webhooks node) throws SQLException {
    String subject = Integer.toString(ThreadLocalRandom.current().nextInt(SUBJECTS));
    transaction.run(
        connection -> {
          int version = nextVersion(connection, subject);
          node.publish("lead.updated", subject, Map.of("version", version));
        });
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

  /** Waits as long as the sink takes something every now and then. */
  private static void awaitAll(OrderedSink sink) throws InterruptedException {
    int expected = EVENTS / WRITERS * WRITERS;
    int before = -1;
    while (sink.taken() < expected && sink.taken() > before) {
      before = sink.taken();
      for (int i = 0; i < 300 && sink.taken() < expected && sink.taken() < before + 1; i++) {
        Thread.sleep(100);
      }
    }
    assertThat(sink.taken()).as("taken").isEqualTo(expected);
  }
}
