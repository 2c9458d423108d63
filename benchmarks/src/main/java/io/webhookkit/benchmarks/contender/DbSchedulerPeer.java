package io.webhookkit.benchmarks.contender;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** db-scheduler: one task an event, in the application's transaction, looked for after it. */
final class DbSchedulerPeer implements Contender {

  private static final List<String> TABLES =
      List.of(
          """
          create table if not exists scheduled_tasks (task_name varchar(100) not null,
            task_instance varchar(100) not null, task_data %s,
            execution_time timestamp with time zone not null, picked boolean not null,
            picked_by varchar(50), last_success timestamp with time zone,
            last_failure timestamp with time zone, consecutive_failures integer,
            last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
            primary key (task_name, task_instance))
          """,
          "create index if not exists execution_time_idx on scheduled_tasks (execution_time)",
          "create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat)");

  private final SpringTransactions transactions;
  private final Poster poster;
  private final OneTimeTask<Notice> task;
  private final Scheduler scheduler;
  private volatile boolean started;

  DbSchedulerPeer(Wiring wiring) throws SQLException {
    createTables(wiring);
    this.transactions = new SpringTransactions(wiring.dataSource());
    this.poster = new Poster(wiring);
    this.task =
        Tasks.oneTime("send", Notice.class)
            .execute((instance, context) -> post(instance.getData()));
    SchedulerBuilder builder =
        Scheduler.create(new TransactionAwareDataSourceProxy(wiring.dataSource()), task)
            .threads(Wiring.SENDERS)
            .heartbeatInterval(Duration.ofSeconds(5))
            .missedHeartbeatsLimit(4)
            .pollingInterval(Duration.ofMillis(100));
    // Lock-and-fetch is the faster one; it does not know H2.
    this.scheduler =
        wiring.h2()
            ? builder.pollUsingFetch(0.5, 4.0).build()
            : builder.pollUsingLockAndFetch(0.5, 4.0).build();
  }

  private static void createTables(Wiring wiring) throws SQLException {
    try (Connection connection = wiring.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table.formatted(wiring.h2() ? "blob" : "bytea"));
      }
    }
  }

  private void post(Notice notice) {
    try {
      poster.post(notice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    scheduler.start();
    started = true;
  }

  @Override
  public long commit(List<Lead> leads) {
    long committed = transactions.commit(leads, this::schedule);
    if (started) {
      // Its own immediate execution would look before the commit.
      scheduler.triggerCheckForDueExecutions();
    }
    return committed;
  }

  private void schedule(Lead lead) {
    scheduler.schedule(task.instance(Long.toString(lead.n()), Notice.of(lead)), Instant.now());
  }
}
