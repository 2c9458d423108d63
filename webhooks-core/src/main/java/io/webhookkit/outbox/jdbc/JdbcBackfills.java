package io.webhookkit.outbox.jdbc;

import io.webhookkit.backfill.BackfillKey;
import io.webhookkit.backfill.BackfillProgress;
import io.webhookkit.backfill.BackfillStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The progress of backfills beside the outbox, in the application's own database. */
final class JdbcBackfills implements BackfillStore {

  private final ShortTransaction transactions;
  private final BackfillTable table;
  private final BooleanSupplier anyOpen;

  /**
   * @param anyOpen whether any is open, as far as that is known
   */
  JdbcBackfills(ShortTransaction transactions, BackfillTable table, BooleanSupplier anyOpen) {
    this.transactions = transactions;
    this.table = table;
    this.anyOpen = anyOpen;
  }

  @Override
  public BackfillProgress open(BackfillProgress begun) {
    return transactions.callOrAgain(
        "begin a backfill",
        connection -> {
          Optional<BackfillProgress> known = table.lock(connection, begun.key());
          if (known.isEmpty()) {
            table.insert(connection, begun);
            return begun;
          }
          BackfillProgress resumed = known.get().resumed(begun);
          table.update(connection, resumed);
          return resumed;
        });
  }

  @Override
  public Optional<BackfillProgress> find(BackfillKey key) {
    return transactions.call("look for a backfill", c -> table.find(c, key));
  }

  @Override
  public boolean mayHaveOpen() {
    return anyOpen.getAsBoolean();
  }

  @Override
  public List<BackfillProgress> claim() {
    return transactions.call("claim backfills", table::claim);
  }

  @Override
  public Optional<BackfillProgress> lock(Connection transaction, BackfillKey key)
      throws SQLException {
    return table.lockHeld(transaction, key);
  }

  @Override
  public void advance(Connection transaction, BackfillProgress progress) throws SQLException {
    table.update(transaction, progress);
  }

  @Override
  public void end(BackfillProgress ended) {
    transactions.call(
        "end a backfill",
        connection -> {
          Optional<BackfillProgress> after =
              table.lock(connection, ended.key()).flatMap(now -> now.endedBy(ended));
          if (after.isPresent()) {
            table.update(connection, after.get());
          }
          return after;
        });
  }

  @Override
  public void release() {
    transactions.call(
        "release backfills",
        connection -> {
          table.release(connection);
          return this;
        });
  }
}
