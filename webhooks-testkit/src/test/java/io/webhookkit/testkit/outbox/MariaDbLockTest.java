package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import io.webhookkit.testkit.Proxies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * At REPEATABLE READ, which is MariaDB's default, a claim would lock the gaps between rows, and
 * with them the inserts of applications. Whoever waits for a lock here fails after a second.
 */
@NeedsMariaDb
class MariaDbLockTest {

  private final HikariDataSource database =
      Databases.mariadb(Databases.mariadbUrl() + "&sessionVariables=innodb_lock_wait_timeout=1");
  private final Outbox outbox = open(database, "one");
  private final Outbox otherNode = open(database, "two");

  @AfterEach
  void closeThePool() {
    database.close();
  }

  @Test
  void anApplicationInsertsWhileANodeClaimsEvents() throws Exception {
    outbox.append(leads(3), false);
    List<PendingEvent> stored = new ArrayList<>();

    List<PendingEvent> claimed =
        amidst(() -> stored.addAll(appendInATransaction())).claimEvents(10);

    assertThat(claimed).hasSize(3);
    assertThat(stored).hasSize(1);
  }

  @Test
  void anApplicationInsertsWhileANodeFindsNothingButWhatIsLeased() throws Exception {
    outbox.append(leads(3), true);
    List<PendingEvent> stored = new ArrayList<>();

    List<PendingEvent> claimed =
        amidst(() -> stored.addAll(appendInATransaction())).claimEvents(10);

    assertThat(claimed).isEmpty();
    assertThat(stored).hasSize(1);
  }

  @Test
  void anApplicationInsertsWhileANodeClaimsDeliveries() throws Exception {
    leaveDue(3);
    List<PendingEvent> stored = new ArrayList<>();

    List<PendingDelivery> claimed =
        amidst(() -> stored.addAll(appendInATransaction())).claimDeliveries(10);

    assertThat(claimed).hasSize(3);
    assertThat(stored).hasSize(1);
  }

  @Test
  void aNodeSettlesWhileAnotherOneClaims() throws Exception {
    List<PendingEvent> held = outbox.append(leads(1), true);
    leaveDue(3);

    List<PendingDelivery> claimed =
        amidst(() -> settle(outbox, held, new Outcome.Retry(Duration.ZERO, "503")))
            .claimDeliveries(10);

    assertThat(claimed).hasSize(3);
    assertThat(outbox.claimDeliveries(10)).hasSize(1);
  }

  /**
   * A claim that finds fewer than it asks for locks the first row behind them, until it commits.
   */
  @Test
  void aNodeSettlesWhatItHoldsWhileAnotherOneClaimsAsManyEventsAsItAsksFor() throws Exception {
    List<PendingEvent> held = outbox.append(leads(1), true);
    outbox.append(leads(3), false);

    List<PendingEvent> claimed =
        amidst(() -> settle(outbox, held, new Outcome.Retry(Duration.ZERO, "503"))).claimEvents(3);

    assertThat(claimed).hasSize(3);
    assertThat(outbox.claimDeliveries(10)).hasSize(1);
  }

  @Test
  void aNodeClaimsWhileAnApplicationHasInserted() throws Exception {
    outbox.append(leads(3), false);

    try (Connection transaction = begin()) {
      outbox.append(transaction, leads(1), false);

      assertThat(otherNode.claimEvents(10)).hasSize(3);
      transaction.rollback();
    }
  }

  @Test
  void aNodeStartsAndEndsWhileAnApplicationHasInserted() throws Exception {
    try (Connection transaction = begin()) {
      List<PendingEvent> stored = outbox.append(transaction, leads(1), true);

      open(database, "three").releaseLeases();
      outbox.releaseLeases();

      transaction.commit();
      assertThat(stored).hasSize(1);
    }
  }

  @Test
  void aNodeStartsAndEndsWhileAnotherOneClaims() throws Exception {
    outbox.append(leads(1), false);
    leaveDue(1);

    Outbox claiming = amidst(() -> releaseLeases(open(database, "three")));

    assertThat(claiming.claimEvents(10)).hasSize(1);
    assertThat(claiming.claimDeliveries(10)).hasSize(1);
  }

  @Test
  void nodesThatClaimAtTheSameTimeGetTheNextRowsEach() throws Exception {
    List<PendingEvent> stored = outbox.append(leads(6), false);
    List<PendingEvent> others = new ArrayList<>();

    List<PendingEvent> claimed =
        amidst(() -> others.addAll(otherNode.claimEvents(3))).claimEvents(3);

    assertThat(claimed).extracting(PendingEvent::id).isEqualTo(ids(stored.subList(0, 3)));
    assertThat(others).extracting(PendingEvent::id).isEqualTo(ids(stored.subList(3, 6)));
  }

  /**
   * Returns a node that does something each time it has locked what it claims and not committed
   * yet.
   */
  private Outbox amidst(Callable<?> something) {
    DataSource watched =
        Proxies.answering(
            DataSource.class,
            database,
            Map.of("getConnection", connection -> watched((Connection) connection, something)));
    return JdbcOutbox.open(watched, SchemaMode.CHECK, "watched", JdbcOutbox.DEFAULT_LEASE);
  }

  private static Connection watched(Connection connection, Callable<?> something) {
    return Proxies.watching(
        Connection.class,
        connection,
        (method, arguments, answer) ->
            method.equals("prepareStatement")
                    && arguments[0].toString().contains("limit ? for update")
                ? watched((PreparedStatement) answer, something)
                : answer);
  }

  private static PreparedStatement watched(PreparedStatement select, Callable<?> something) {
    return Proxies.watching(
        PreparedStatement.class,
        select,
        (method, arguments, answer) -> {
          if (method.equals("executeQuery")) {
            call(something);
          }
          return answer;
        });
  }

  private static void call(Callable<?> something) {
    try {
      something.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<PendingEvent> appendInATransaction() throws SQLException {
    try (Connection transaction = begin()) {
      List<PendingEvent> stored = outbox.append(transaction, leads(1), false);
      transaction.commit();
      return stored;
    }
  }

  private Connection begin() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private void leaveDue(int count) {
    settle(outbox, outbox.append(leads(count), true), new Outcome.Retry(Duration.ZERO, "503"));
  }

  private static Outbox settle(Outbox outbox, List<PendingEvent> events, Outcome outcome) {
    List<SettledEvent> settled =
        events.stream()
            .map(event -> new SettledEvent(event, List.of(new Remainder("crm", 1, outcome))))
            .toList();
    outbox.settle(new Settlement(settled, List.of(), List.of()));
    return outbox;
  }

  private static Outbox releaseLeases(Outbox outbox) {
    outbox.releaseLeases();
    return outbox;
  }

  private static List<NewEvent> leads(int count) {
    return IntStream.range(0, count).mapToObj(i -> Events.lead()).toList();
  }

  private static List<String> ids(List<PendingEvent> events) {
    return events.stream().map(PendingEvent::id).toList();
  }

  private static Outbox open(DataSource database, String node) {
    return JdbcOutbox.open(database, SchemaMode.CREATE, node, JdbcOutbox.DEFAULT_LEASE);
  }
}
