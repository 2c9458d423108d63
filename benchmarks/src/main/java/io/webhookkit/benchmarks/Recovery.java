package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.ContenderKind.Role;
import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.process.Range;
import io.webhookkit.benchmarks.process.WorkerProcess;
import io.webhookkit.benchmarks.sink.Stats;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** A process that is killed in the midst of committing and sending, and started again. */
final class Recovery {

  private static final int MANY = 200_000;
  private static final Duration WORK = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Lab lab;

  Recovery(Lab lab) {
    this.lab = lab;
  }

  /** Kills all that have a process to lose; in a quick run this kit alone. */
  void run() throws Exception {
    boolean quick = lab.options().quick();
    for (ContenderKind contender : lab.options().contenders()) {
      if (contender == ContenderKind.KIT || (!quick && contender.role() != Role.LIMIT)) {
        for (DatabaseKind database : lab.options().databases()) {
          kill(database, contender);
        }
      }
    }
  }

  private void kill(DatabaseKind database, ContenderKind contender) throws Exception {
    String url = lab.databases().createLasting(database, Path.of("benchmarks/target/h2"));
    int port = lab.sink().port();
    Range range = lab.sink().expect(MANY);
    try (WorkerProcess victim = WorkerProcess.open(contender, url, port, "node")) {
      victim.start();
      victim.beginCommit(range, false, 60, 0);
      Thread.sleep(WORK.toMillis());
      victim.kill();
    }
    int committed = committed(url);
    try (WorkerProcess heir = WorkerProcess.open(contender, url, port, "node")) {
      long start = System.nanoTime();
      heir.start();
      boolean durable = contender != ContenderKind.AFTER_COMMIT;
      Stats stats = lab.sink().await(committed, durable ? PATIENCE : Duration.ofSeconds(2));
      double seconds = Math.max(0, (stats.lastNanos() - start) / 1e9);
      lab.note(Metrics.RECOVERY, database, contender, seconds);
      lab.note(Metrics.RECOVERY_LOST, database, contender, committed - stats.distinct());
      lab.note(Metrics.RECOVERY_DUPLICATES, database, contender, stats.duplicates());
    } catch (IOException e) {
      System.out.println("  " + database + ", " + contender.title() + " failed: " + e);
    } finally {
      lab.databases().drop(url);
    }
  }

  /** Asks the database what is true, once it has noticed that the process is gone. */
  private static int committed(String url) throws SQLException, InterruptedException {
    Thread.sleep(1_000);
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement("select count(*) from lead");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
