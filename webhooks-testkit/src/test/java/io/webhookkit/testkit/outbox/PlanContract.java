package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.StatementLog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked again and again costs the same however large the outbox is: an index gives the rows
 * that are claimed in their order, without a sort, and no other question reads a whole table.
 */
abstract class PlanContract {

  /** Many events that are done, before as many that can be claimed. */
  private static final int MANY = 20_000;

  private final StatementLog log = new StatementLog();
  private Outbox outbox;

  abstract DataSource dataSource();

  @BeforeEach
  void fill() {
    outbox =
        JdbcOutbox.open(
            log.watching(dataSource()), SchemaMode.CREATE, "one", JdbcOutbox.DEFAULT_LEASE);
    Outbox filled =
        JdbcOutbox.open(dataSource(), SchemaMode.CREATE, "two", JdbcOutbox.DEFAULT_LEASE);
    if (Databases.count(dataSource(), "select count(*) from webhook_outbox") == 0) {
      filled.append(Events.leads(2 * MANY), false);
      Databases.execute(
          dataSource(),
          "update webhook_outbox set state = 'DONE' where id <= " + MANY,
          "update webhook_outbox set order_key = id % 3",
          "insert into webhook_delivery (event_id, endpoint, order_key, state, attempts,"
              + " next_attempt_at, lease_token) select id, 'crm', order_key, 'WAITING', 1,"
              + " created_at, 0 from webhook_outbox where state = 'DONE'",
          "update webhook_delivery set state = 'PENDING' where id % 2 = 0",
          "update webhook_delivery set state = 'BLOCKED' where id % 7 = 0",
          "insert into webhook_backfill (entity, endpoint, tenant, batch_size, per_second, state,"
              + " sent, total, lease_until) select id, 'crm', '', 100, 200, 'DONE', 1, 1, created_at"
              + " from webhook_outbox where state = 'DONE'",
          "analyze" + tableWord() + " webhook_outbox",
          "analyze" + tableWord() + " webhook_delivery",
          "analyze" + tableWord() + " webhook_backfill");
    }
  }

  String tableWord() {
    return "";
  }

  @Test
  void anIndexGivesTheOpenEventsInOrderAndNoneThatIsHeld() throws SQLException {
    assertServed(() -> outbox.claimEvents(500), "webhook_outbox_due", "lease_until");
  }

  @Test
  void anIndexGivesTheDueDeliveriesInOrderAndNoneThatIsHeld() throws SQLException {
    assertServed(() -> outbox.claimDeliveries(500), "webhook_delivery_due", "next_attempt_at");
  }

  @Test
  void anIndexGivesWhatWaitsForAnEndpointInOrder() throws SQLException {
    assertServed(() -> outbox.claimWaiting("crm", 500), "webhook_delivery_waiting", "endpoint");
  }

  @Test
  void theEndpointsAtWhichDeliveriesWaitAreFoundWithoutReadingAWholeTable() throws SQLException {
    assertNoTableIsRead(() -> outbox.waitingEndpoints());
  }

  @Test
  void aLookReadsNoWholeTable() throws SQLException {
    assertNoTableIsRead(() -> outbox.look());
  }

  @Test
  void whatAnOrderHasLeftIsFoundWithoutReadingAWholeTable() throws SQLException {
    assertNoTableIsRead(() -> outbox.undelivered(List.of(0L, 1L, 2L), held -> true));
  }

  @Test
  void whatIsFreeInAnOrderIsFoundWithoutReadingAWholeTable() throws SQLException {
    assertNoTableIsRead(() -> outbox.unblock(List.of(0L, 1L, 2L)));
  }

  @Test
  void whatIsFreeAnywhereIsFoundWithoutReadingAWholeTable() throws SQLException {
    assertNoTableIsRead(() -> outbox.unblock());
  }

  @Test
  void aSettlementReadsNoWholeTable() throws SQLException {
    List<SettledEvent> settled =
        outbox.claimEvents(64).stream().map(event -> new SettledEvent(event, List.of())).toList();

    assertNoTableIsRead(() -> outbox.settle(new Settlement(settled, List.of(), List.of())));
  }

  /** Checks that a plan goes by indexes alone. */
  abstract void assertNoTableIsRead(String plan);

  private void assertNoTableIsRead(Runnable question) throws SQLException {
    List<String> asked =
        log.during(question).stream()
            .filter(StatementLog.Call::isRoundTrip)
            .map(StatementLog.Call::sql)
            .filter(sql -> sql.contains("webhook_"))
            .toList();
    assertThat(asked).isNotEmpty();
    for (String sql : asked) {
      assertNoTableIsRead(planOf(sql));
    }
  }

  /**
   * Checks the plan of the query that finds the rows.
   *
   * @param bound the column that says where reading the index begins or ends
   */
  abstract void assertServed(String plan, String index, String bound);

  /** Checks the plan of the query that locks the rows, if that is another one. */
  void assertLocked(String plan) {
    throw new AssertionError("there is one query and no more, so this one is superfluous: " + plan);
  }

  /** Explains what finds and locks the rows. */
  private void assertServed(Runnable claim, String index, String bound) throws SQLException {
    List<String> queries =
        log.during(claim).stream()
            .filter(StatementLog.Call::isRoundTrip)
            .map(StatementLog.Call::sql)
            .filter(sql -> sql.contains("skip locked") || sql.contains("limit ?"))
            .toList();
    assertServed(planOf(queries.get(0)), index, bound);
    for (String lock : queries.subList(1, queries.size())) {
      assertLocked(planOf(lock));
    }
  }

  private String planOf(String query) throws SQLException {
    String sql =
        query
            .replace("endpoint = ?", "endpoint = 'crm'")
            .replace("endpoint > ?", "endpoint > ''")
            .replace("?", "500");
    StringBuilder plan = new StringBuilder();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("explain " + sql)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        for (int column = 1; column <= columns; column++) {
          plan.append(row.getString(column)).append(' ');
        }
        plan.append('\n');
      }
    }
    return plan.toString();
  }
}
