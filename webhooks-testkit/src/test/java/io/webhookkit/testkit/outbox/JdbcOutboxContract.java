package io.webhookkit.testkit.outbox;

import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.SharedOutboxContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes on the tables of one database, whose times are moved instead of waited for. */
abstract class JdbcOutboxContract extends SharedOutboxContract {

  private Outbox outbox;
  private Outbox otherNode;

  @BeforeEach
  void openOnEmptyTables() {
    outbox = JdbcOutbox.open(dataSource(), SchemaMode.CREATE, "one", LEASE);
    otherNode = JdbcOutbox.open(dataSource(), SchemaMode.CREATE, "two", LEASE);
    Databases.execute(
        dataSource(),
        "delete from webhook_delivery",
        "delete from webhook_attempt",
        "delete from webhook_outbox");
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Outbox otherNode() {
    return otherNode;
  }

  @Override
  protected void letTimePass(Duration time) {
    String interval = " - interval '" + time.toSeconds() + "' second";
    Databases.execute(
        dataSource(),
        "update webhook_outbox set lease_until = lease_until" + interval,
        "update webhook_delivery set next_attempt_at = next_attempt_at" + interval);
  }
}
