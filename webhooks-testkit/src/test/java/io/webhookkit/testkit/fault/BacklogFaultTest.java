package io.webhookkit.testkit.fault;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node finds more than it has memory for, and needs no more memory than for what it may hold. */
@FaultsOn("PostgreSQL")
class BacklogFaultTest extends FaultContract {

  private static final int EVENTS = Integer.getInteger("faults.backlog", 6_000);

  /** Few, for a page that is read is there twice or three times for a moment. */
  private static final String CAPACITY = "200";

  /** Half of what all events weigh. */
  private static final String HEAP = "-Xmx40m";

  /** {@code -Dfaults.backlog=1000000} has so many, in the same memory. */
  @Test
  @Timeout(value = 6, unit = HOURS)
  void startWithABacklog(Tally tally) throws Exception {
    String url = Databases.postgresUrl();
    try (Backlog backlog = new Backlog(EVENTS);
        HikariDataSource database = open(url)) {
      JdbcOutbox.open(database, SchemaMode.CREATE, null, Node.LEASE);
      backlog.fill(database);
      try (Life starting = Life.start(command(url, backlog))) {
        while (backlog.account().lost() > 0) {
          int before = backlog.account().lost();
          Eventually.until(
              () -> "it goes on: " + backlog.account(),
              () -> backlog.account().lost() < before || !starting.isAlive());
          assertThat(starting.isAlive()).as("it lives, with %s", backlog.account()).isTrue();
        }
        Eventually.until(() -> "all is settled", () -> open(database) == 0);
      }
      tally.note(backlog.account());
    }
  }

  private static long open(HikariDataSource database) {
    return Databases.count(database, "select count(*) from webhook_outbox where state = 'OPEN'");
  }

  private static List<String> command(String url, Backlog backlog) {
    List<String> command =
        QuickStart.command(BacklogProcess.class, HEAP, "-XX:+ExitOnOutOfMemoryError");
    command.addAll(List.of(url, backlog.url(), Sink.SECRET, CAPACITY));
    return command;
  }
}
