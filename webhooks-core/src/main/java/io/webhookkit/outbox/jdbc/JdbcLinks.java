package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.InboundTransaction.Work;
import io.webhookkit.inbound.convergence.Link;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.inbound.convergence.ResolvedConflict;
import io.webhookkit.outbox.OutboxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links beside the outbox, in the application's own database. */
final class JdbcLinks implements LinkStore {

  private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final ShortTransaction transactions;
  private final InboundTransaction running;
  private final LinkTable links;
  private final SentTable sent;
  private final ConflictTable conflicts;

  JdbcLinks(ShortTransaction transactions, InboundTransaction running, Dialect dialect) {
    this.transactions = transactions;
    this.running = running;
    this.links = new LinkTable();
    this.sent = new SentTable(dialect);
    this.conflicts = new ConflictTable(dialect);
  }

  @Override
  public Optional<Link> ofExternal(String source, String type, String externalId) {
    return inTransaction(connection -> links.lock(connection, source, type, externalId));
  }

  @Override
  public Optional<Link> ofLocal(String source, String type, String localId) {
    return inTransaction(connection -> links.find(connection, source, type, localId));
  }

  @Override
  public void save(Link link) {
    inTransaction(connection -> links.save(connection, link));
  }

  @Override
  public void delete(Link link) {
    inTransaction(connection -> links.delete(connection, link));
  }

  @Override
  public long count(String source, String type) {
    return inTransaction(connection -> links.count(connection, source, type));
  }

  @Override
  public void sent(Connection transaction, List<SentValue> values) throws SQLException {
    sent.insert(transaction, values);
  }

  @Override
  public boolean wasSent(SentValue value) {
    return inTransaction(connection -> sent.contains(connection, value));
  }

  @Override
  public Optional<Instant> lastSent(String type, String localId, String attribute) {
    return inTransaction(connection -> sent.last(connection, type, localId, attribute));
  }

  @Override
  public void forgetSent(
      String type, String localId, Set<String> attributes, @Nullable Instant upTo) {
    Instant end = upTo == null ? FOR_EVER : upTo;
    inTransaction(connection -> sent.delete(connection, type, localId, attributes, end));
  }

  @Override
  public void log(ResolvedConflict conflict) {
    inTransaction(connection -> conflicts.insert(connection, conflict));
  }

  @Override
  public List<ResolvedConflict> conflicts(String source, int most) {
    return transactions.read(
        "read the conflicts", connection -> conflicts.newest(connection, source, most));
  }

  @Override
  public long purge(Duration age) {
    return transactions.call(
        "purge what was sent",
        connection -> (long) sent.purge(connection, age) + conflicts.purge(connection, age));
  }

  private <R> R inTransaction(Work<R> work) {
    try {
      return running.onConnection(work);
    } catch (SQLException e) {
      throw new OutboxException("A link could not be read or stored", e);
    }
  }
}
