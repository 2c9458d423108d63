package io.webhookkit.testkit.fault;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A database that fails a running application, and recovers. */
abstract class DatabaseFaults extends KillFaults {

  static final Duration WHILE = Duration.ofMillis(1_500);

  private static final int CONNECTIONS = 8;

  DatabaseFaults(int together, int rounds) {
    super(together, rounds);
  }

  @Test
  void poolExhausted(Tally tally) throws Exception {
    survives(newDatabase(), DatabaseFaults::exhaustPool, tally);
  }

  @Test
  void outboxTableMissing(Tally tally) throws Exception {
    survives(
        newDatabase(),
        scene -> {
          Databases.execute(scene.database(), "alter table webhook_outbox rename to elsewhere");
          scene.assertChangesFailSaying("a table or column is missing");
          pause();
          Databases.execute(scene.database(), "alter table elsewhere rename to webhook_outbox");
        },
        tally);
  }

  @Test
  void columnOfTheOutboxMissing(Tally tally) throws Exception {
    survives(
        newDatabase(),
        scene -> {
          Databases.execute(scene.database(), renameColumn("lease_token", "elsewhere"));
          scene.assertChangesFailSaying("a table or column is missing");
          pause();
          Databases.execute(scene.database(), renameColumn("elsewhere", "lease_token"));
        },
        tally);
  }

  String renameColumn(String from, String to) {
    return "alter table webhook_outbox rename column " + from + " to " + to;
  }

  @Test
  void deadlockVictim(Tally tally) throws Exception {
    survives(
        newDatabase(),
        scene -> {
          try (Writers crossing =
              new Writers(
                  List.of(() -> scene.node().change(1, 2), () -> scene.node().change(2, 1)))) {
            crossing.awaitFailure();
          }
        },
        tally);
  }

  void survives(String url, Scene.Fault fault, Tally tally) throws Exception {
    try (Scene scene = new Scene(impatient(url))) {
      scene.survives(fault, tally);
    }
  }

  /** Returns a pool that waits no longer than a test can. */
  static HikariDataSource impatient(String url) {
    HikariDataSource pool = open(url);
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setConnectionTimeout(500);
    return pool;
  }

  private static void exhaustPool(Scene scene) throws Exception {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < CONNECTIONS) {
        taken.add(scene.database().getConnection());
      }
      scene.assertChangesFailSaying("not available");
      pause();
    } finally {
      for (Connection each : taken) {
        each.close();
      }
    }
  }

  /** A fault lasts; nothing tells when it has lasted long enough. */
  static void pause() {
    LockSupport.parkNanos(WHILE.toNanos());
  }
}
