package io.webhookkit.testkit.broken;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The leases of a database, which a broken outbox changes behind the back of the others.
 *
 * @param node what the broken one is called
 * @param length how long its leases are to last
 */
record StoredLeases(DataSource database, String node, Duration length) {

  /** Opens a good outbox on them. */
  Outbox open(String name, Duration lease) {
    return JdbcOutbox.open(database, SchemaMode.CREATE, name, lease);
  }

  void execute(String statement) {
    Databases.execute(database, statement);
  }

  /** Returns how many rows there are; "table where condition". */
  long count(String rows) {
    return Databases.count(database, "select count(*) from " + rows);
  }

  /** Returns an event under the lease that it has by now, whoever has it. */
  PendingEvent underTheNewest(PendingEvent event) {
    return new PendingEvent(
        event.sequence(),
        event.id(),
        event.type(),
        event.subject(),
        event.tenant(),
        event.origin(),
        event.target(),
        event.orderKey(),
        event.contentType(),
        event.body(),
        newest("webhook_outbox", event.sequence()));
  }

  /** Returns a delivery under the lease that it has by now, whoever has it. */
  PendingDelivery underTheNewest(PendingDelivery each) {
    return new PendingDelivery(
        each.id(),
        each.event(),
        each.endpoint(),
        each.attempts(),
        newest("webhook_delivery", each.id()));
  }

  private Lease newest(String table, long id) {
    return Lease.unending(
        Databases.count(database, "select lease_token from " + table + " where id = " + id));
  }
}
