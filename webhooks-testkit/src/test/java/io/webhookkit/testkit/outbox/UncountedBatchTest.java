package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.OutboxException;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.Proxies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A driver may answer a batch without a count for each statement. */
class UncountedBatchTest {

  @Test
  void anEventIsNotClosedWhereNobodyKnowsWhetherItsLeaseStillHeld() {
    DataSource database = Databases.h2();
    Outbox outbox = open(database, "node");
    PendingEvent event = outbox.append(List.of(Events.lead()), true).get(0);
    Settlement settlement =
        new Settlement(List.of(new SettledEvent(event, List.of())), List.of(), List.of());

    Outbox uncounted = open(uncounted(database), "another");

    assertThatThrownBy(() -> uncounted.settle(settlement)).isInstanceOf(OutboxException.class);
    outbox.releaseLeases();
    assertThat(outbox.claimEvents(10)).hasSize(1);
  }

  private static Outbox open(DataSource database, String node) {
    return JdbcOutbox.open(database, SchemaMode.CREATE, node, JdbcOutbox.DEFAULT_LEASE);
  }

  private static DataSource uncounted(DataSource database) {
    return Proxies.answering(
        DataSource.class,
        database,
        Map.of("getConnection", connection -> uncounted((Connection) connection)));
  }

  private static Connection uncounted(Connection connection) {
    return Proxies.answering(
        Connection.class,
        connection,
        Map.of("prepareStatement", statement -> uncounted((PreparedStatement) statement)));
  }

  private static PreparedStatement uncounted(PreparedStatement statement) {
    return Proxies.answering(
        PreparedStatement.class,
        statement,
        Map.of("executeBatch", counts -> withoutInformation((int[]) counts)));
  }

  private static int[] withoutInformation(int[] counts) {
    int[] uncounted = new int[counts.length];
    Arrays.fill(uncounted, Statement.SUCCESS_NO_INFO);
    return uncounted;
  }
}
