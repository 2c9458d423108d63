package io.webhookkit.benchmarks.commit;

import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.hibernate.jdbc.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Commits new entities in one transaction. Its iterations are those of several contenders by {@link
 * Turns}, so JMH's own average of them means nothing: {@link CommitCost} takes them apart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls what is annotated
public class CommitBenchmark {

  /** Where it commits to. */
  @Param Product database;

  /** What it commits. */
  @Param EntityKind entity;

  /** How many of them in a transaction. */
  @Param({"1", "50"})
  int entities;

  /** Whether the dispatcher settles events in the database meanwhile, on a thread of its own. */
  @Param("false")
  boolean settle;

  private Database opened;
  private Application plain;
  private Application captured;
  private Turns turns;
  private Contender current;
  private int iteration;
  private long id;

  /** Called by JMH. */
  public CommitBenchmark() {}

  /** Starts both applications. */
  @Setup(Level.Trial)
  public void start() throws IOException {
    turns = entity.turns();
    opened = Database.open(database);
    plain = Application.plain(opened.dataSource());
    Outbox outbox =
        JdbcOutbox.open(
            opened.dataSource(), SchemaMode.CREATE, "benchmark", JdbcOutbox.DEFAULT_LEASE);
    captured =
        Application.captured(opened.dataSource(), settle ? outbox : new UnsettledOutbox(outbox));
  }

  /** Gives the turn to the next. */
  @Setup(Level.Iteration)
  public void takeTurns() {
    current = turns.at(iteration++);
  }

  /** What is measured. */
  @Benchmark
  public void commit() {
    switch (current) {
      case PLAIN -> commit(plain, connection -> {});
      case CAPTURED -> commit(captured, connection -> {});
      case ROUND_TRIP -> commit(plain, CommitBenchmark::ask);
      case ROWS_BY_HAND -> commit(plain, rows -> RowsByHand.insert(rows, entities, id));
    }
  }

  private void commit(Application application, Work work) {
    application.commit(entities, () -> entity.create(++id), work);
  }

  private static void ask(Connection connection) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement("select 1");
        ResultSet answer = question.executeQuery()) {
      answer.next();
    }
  }

  /** Leaves equal tables to the next one. */
  @TearDown(Level.Iteration)
  public void empty() throws SQLException {
    opened.empty();
  }

  /** Stops everything. */
  @TearDown(Level.Trial)
  public void stop() throws IOException {
    captured.close();
    plain.close();
    opened.close();
  }
}
