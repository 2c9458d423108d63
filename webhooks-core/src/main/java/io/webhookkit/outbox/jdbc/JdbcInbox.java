package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.ParkedEvent;
import io.webhookkit.inbound.Retries;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The inbox in the application's own database. An event's row is locked while it is handled, so no
 * two nodes handle it at once, and is marked in the transaction in which it is handled.
 */
final class JdbcInbox implements Inbox {

  /** How many rows a transaction purges at most. */
  private static final int STEP = 512;

  private final ShortTransaction transactions;
  private final InboundTransaction handling;
  private final InboxTable table;
  private final InboxQuery query;

  JdbcInbox(ShortTransaction transactions, InboundTransaction handling, Dialect dialect) {
    this.transactions = transactions;
    this.handling = handling;
    this.table = new InboxTable(dialect);
    this.query = new InboxQuery(dialect);
  }

  @Override
  public void store(InboundEvent event, Duration rest) {
    transactions.runOrAgain(
        "store what was received",
        connection -> {
          if (table.isKnown(connection, event)) {
            table.reopen(connection, event, rest);
          } else {
            table.insert(connection, event, rest);
          }
        });
  }

  @Override
  public Handled handleOnce(InboundEvent event, Handling once) throws Exception {
    return handling.call(
        () -> {
          Handled standing = handling.onConnection(connection -> table.lock(connection, event));
          if (standing == Handled.NOW) {
            once.run();
            handling.onConnection(connection -> table.done(connection, event));
          }
          return standing;
        });
  }

  @Override
  public AfterFailure failed(InboundEvent event, String error, Retries retries) {
    return transactions.call(
        "note a failure", connection -> table.fail(connection, event, error, retries));
  }

  @Override
  public Due due(Collection<String> sources, int most, Duration longest) {
    return transactions.read(
        "look into the inbox", connection -> query.due(connection, sources, most, longest));
  }

  @Override
  public List<ParkedEvent> parked(String source) {
    return transactions.read(
        "look for what is parked", connection -> query.parked(connection, source));
  }

  @Override
  public long rerun(String source) {
    return transactions.call("rerun what is parked", connection -> table.rerun(connection, source));
  }

  @Override
  public long purge(Duration age) {
    long purged = 0;
    int step;
    do {
      step = transactions.call("purge the inbox", connection -> table.purge(connection, age, STEP));
      purged += step;
    } while (step == STEP);
    return purged;
  }
}
