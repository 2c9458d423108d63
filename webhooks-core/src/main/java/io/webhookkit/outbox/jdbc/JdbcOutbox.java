package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.backfill.BackfillStore;
import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Look;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.delivery.Standing;
import io.webhookkit.delivery.Undelivered;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in the application's own database: H2, PostgreSQL or MariaDB. Thread-safe; every node
 * of an application has one on the same tables.
 */
public final class JdbcOutbox implements Outbox {

  /** How long a node may hold what it has claimed, unless told: a minute. */
  public static final Duration DEFAULT_LEASE = Duration.ofMinutes(1);

  /** In how many orders deliveries are unblocked by one transaction, while others may wait. */
  private static final int ORDERS_AT_ONCE = 512;

  private final ShortTransaction transactions;
  private final Dialect dialect;

  /** What the columns of leases hold. */
  private static final Pattern NODE = Pattern.compile("[ -~]{1,64}");

  private final String node;
  private final Duration lease;
  private final EventTable events;
  private final DeliveryTable deliveries;
  private final AttemptTable attempts;
  private final OrderTable orders;
  private final PauseTable pauses;
  private final LookQuery look;
  private final WaitingEndpoints waiting;
  private final StandingQuery standing;
  private final Retention retention;
  private final BackfillTable backfills;

  private JdbcOutbox(DataSource dataSource, Dialect dialect, String node, Duration lease) {
    this.transactions = new ShortTransaction(dataSource);
    this.dialect = dialect;
    this.lease = lease;
    this.events = new EventTable(dialect, node, lease);
    this.deliveries = new DeliveryTable(events, dialect, node, lease);
    this.attempts = new AttemptTable(dialect);
    this.orders = new OrderTable(dialect);
    this.pauses = new PauseTable(dialect);
    this.look = new LookQuery(dialect);
    this.waiting = new WaitingEndpoints(dialect);
    this.standing = new StandingQuery(dialect);
    this.retention = new Retention(transactions, dialect);
    this.backfills = new BackfillTable(dialect, node, lease.toMillis());
    this.node = node;
  }

  /**
   * Opens the outbox, after its tables were created or checked.
   *
   * @param dataSource the application's own; its events must be written in its transactions
   * @param schema whether the tables are created or only checked
   * @param node what this node is called in its leases; a name that stays the same over restarts,
   *     and that no other running node has, lets it take up at once what it held when it died. With
   *     null there is such a name on a file of H2 that one process alone can open, and a new one at
   *     each start anywhere else.
   * @param lease how long this node may hold what it has claimed
   * @throws WebhookConfigurationException if the node's name can't be stored or printed
   * @throws io.webhookkit.WebhookException if the database is unknown or a table is missing
   */
  public static JdbcOutbox open(
      DataSource dataSource, SchemaMode schema, @Nullable String node, Duration lease) {
    if (node != null && !NODE.matcher(node).matches()) {
      throw new WebhookConfigurationException(
          "outbox.node", node, "give a name of 1 to 64 ASCII characters that can be printed");
    }
    Schema tables = Schema.prepare(dataSource, schema);
    String name = node != null ? node : tables.fileOfOneProcess() ? "embedded" : newName();
    JdbcOutbox outbox = new JdbcOutbox(dataSource, tables.dialect(), name, lease);
    outbox.releaseLeases();
    return outbox;
  }

  /** Returns where the progress of backfills is kept, beside the outbox. */
  public BackfillStore backfills() {
    return new JdbcBackfills(transactions, backfills, look::hasOpenBackfills);
  }

  /** Returns where it is known what was received, beside the outbox. */
  public Inbox inbox(InboundTransaction transaction) {
    return new JdbcInbox(transactions, transaction, dialect);
  }

  /** Returns where it is known which things of other systems are ours, beside the outbox. */
  public LinkStore links(InboundTransaction running) {
    return new JdbcLinks(transactions, running, dialect);
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }

  @Override
  public List<PendingEvent> append(Connection transaction, List<NewEvent> added, boolean leased)
      throws SQLException {
    return events.insert(transaction, added, leased);
  }

  @Override
  public List<PendingEvent> append(List<NewEvent> added, boolean leased) {
    return transactions.call("store events", c -> events.insert(c, added, leased));
  }

  @Override
  public void withdraw(Connection transaction, List<PendingEvent> stored) throws SQLException {
    events.delete(transaction, stored);
  }

  @Override
  public Look look() {
    return transactions.read("look for work", look::on);
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return transactions.call("claim events", c -> events.claim(c, max));
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return transactions.call("claim deliveries", c -> deliveries.claimDue(c, max));
  }

  @Override
  public Set<String> waitingEndpoints() {
    return transactions.read("look for waiting deliveries", waiting::read);
  }

  @Override
  public List<PendingDelivery> claimWaiting(String endpoint, int max) {
    return transactions.call(
        "claim waiting deliveries", c -> deliveries.claimWaiting(c, endpoint, max));
  }

  @Override
  public void settle(Settlement settlement) {
    transactions.run(
        "settle deliveries",
        connection -> {
          if (!settlement.events().isEmpty()) {
            List<SettledEvent> ours = events.close(connection, settlement.events());
            deliveries.insert(connection, ours);
          }
          if (!settlement.deliveries().isEmpty()) {
            deliveries.settle(connection, settlement.deliveries());
          }
          attempts.insert(connection, settlement.attempts());
        });
  }

  @Override
  public List<Lease> renewLeases(List<PendingEvent> held, List<PendingDelivery> heldDeliveries) {
    return transactions.call(
        "renew leases",
        connection -> {
          List<Lease> renewed = new ArrayList<>();
          renewed.addAll(
              events
                  .leases()
                  .renew(connection, held, PendingEvent::sequence, PendingEvent::lease, lease));
          renewed.addAll(
              deliveries
                  .leases()
                  .renew(
                      connection,
                      heldDeliveries,
                      PendingDelivery::id,
                      PendingDelivery::lease,
                      lease));
          return renewed;
        });
  }

  @Override
  public void releaseLeases() {
    transactions.run(
        "release leases",
        connection -> {
          events.leases().giveBack(connection, node);
          deliveries.leases().giveBack(connection, node);
        });
  }

  @Override
  public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
    return transactions.read(
        "read what is undelivered", c -> orders.undelivered(c, orderKeys, held));
  }

  @Override
  public Set<String> unblock(Collection<Long> orderKeys) {
    return transactions.call("unblock deliveries", c -> orders.unblock(c, orderKeys));
  }

  @Override
  public Set<String> unblock() {
    List<Long> blocked = transactions.read("look for blocked deliveries", orders::blocked);
    Set<String> endpoints = new HashSet<>();
    for (int from = 0; from < blocked.size(); from += ORDERS_AT_ONCE) {
      int to = Math.min(from + ORDERS_AT_ONCE, blocked.size());
      endpoints.addAll(unblock(blocked.subList(from, to)));
    }
    return endpoints;
  }

  @Override
  public long purge(Duration age) {
    return retention.purge(age);
  }

  @Override
  public void pause(String endpoint) {
    transactions.runOrAgain("pause an endpoint", c -> pauses.insert(c, endpoint));
  }

  @Override
  public void resume(String endpoint) {
    transactions.run("resume an endpoint", c -> pauses.delete(c, endpoint));
  }

  @Override
  public long redeliver(String endpoint, boolean inOrder) {
    return transactions.call("redeliver", c -> deliveries.redeliver(c, endpoint, inOrder));
  }

  @Override
  public Standing standing() {
    return transactions.read("count what is undelivered", standing::on);
  }
}
