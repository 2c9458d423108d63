package io.webhookkit.testkit.fault;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.Databases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A node as a process of its own, which commits and delivers until something ends it. */
public final class NodeProcess {

  private static final int WRITERS = 2;
  private static final Duration BETWEEN = Duration.ofMillis(8);
  private static final Duration PURGES = Duration.ofMillis(100);

  private NodeProcess() {}

  /**
   * Takes the database's address, the endpoint's address and secret, the step to die at with how
   * many times it is reached, and a file for the changes whose commit has returned. With nothing it
   * does everything once, and ends.
   */
  public static void main(String[] args) {
    if (args.length == 0) {
      rehearse();
      return;
    }
    Death death = new Death(Step.valueOf(args[3]), Integer.parseInt(args[4]));
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(args[0]);
    AtomicReference<Outbox> outbox = new AtomicReference<>();
    Node node =
        Node.open(
            death.watching(pool),
            plain -> {
              outbox.set(death.watching(plain));
              return outbox.get();
            },
            builder ->
                builder.endpoint(
                    Endpoint.named("sink")
                        .url(args[1])
                        .secret(args[2])
                        .events("*")
                        .ordering("subject")
                        .build()));
    Witness witness = new Witness(Path.of(args[5]));
    for (int i = 0; i < WRITERS; i++) {
      new Thread(() -> forever(() -> node.changeAny(witness::note), BETWEEN), "writer").start();
    }
    new Thread(() -> forever(() -> outbox.get().purge(BETWEEN), PURGES), "purger").start();
  }

  /** Does everything once. */
  static void rehearse() {
    DataSource database = Databases.h2();
    Shipments.create(database);
    try (Sink sink = new Sink();
        Node node = Node.open(database, each -> each.endpoint(sink.endpoint("sink", "/")))) {
      for (int i = 0; i < WRITERS * Shipments.COUNT; i++) {
        node.change();
      }
      Eventually.until(() -> "something arrives", () -> !sink.arrivals().isEmpty());
    }
  }

  private static void forever(Runnable work, Duration pause) {
    while (true) {
      try {
        work.run();
      } catch (RuntimeException e) {
        // A change that fails is rolled back: another node may have been faster.
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }
}
