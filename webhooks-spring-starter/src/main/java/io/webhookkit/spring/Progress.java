package io.webhookkit.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.jta.JtaTransactionObject;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How far a transaction is that Spring runs, and what joined it. On the thread as long as Spring
 * has the transaction there, so that {@code publish} finds it at once.
 */
final class Progress implements TransactionSynchronization {

  /** How far the commit of a transaction is. */
  enum Phase {
    /** It takes events. */
    OPEN,
    /** Its events are written. */
    COMMITTING,
    /** It is over, though Spring still has it on the thread. */
    COMMITTED
  }

  private final @Nullable Object transaction;
  private final List<JoinedEvents> joined = new ArrayList<>();
  private Phase phase = Phase.OPEN;

  private Progress(@Nullable Object transaction) {
    this.transaction = transaction;
  }

  /**
   * Follows the transaction that runs on this thread from now on.
   *
   * @param transaction what its manager has made for it; null if nobody has told
   */
  static Progress begin(@Nullable Object transaction) {
    Progress progress = new Progress(transaction);
    progress.enter();
    TransactionSynchronizationManager.registerSynchronization(progress);
    return progress;
  }

  /** Returns that of the transaction on this thread; null if none is followed. */
  static @Nullable Progress current() {
    return (Progress) TransactionSynchronizationManager.getResource(Progress.class);
  }

  Phase phase() {
    return phase;
  }

  List<JoinedEvents> joined() {
    return joined;
  }

  /** Writes what is not yet written; the transaction takes no more. */
  void finish() {
    joined.forEach(JoinedEvents::write);
    phase = Phase.COMMITTING;
  }

  /**
   * Tells whether the transaction's manager commits the connection to a data source. One that it
   * does not own may be on the thread as well: that of a transaction around this one, or of
   * somebody who has used the data source in it.
   *
   * @param jta tells whether JTA, which binds nothing, may run a transaction that nobody announced
   */
  boolean owns(DataSource dataSource, BooleanSupplier jta) {
    Object connection = TransactionSynchronizationManager.getResource(dataSource);
    if (transaction == null) {
      return connection != null || jta.getAsBoolean();
    }
    return transaction instanceof JtaTransactionObject
        || (transaction instanceof JdbcTransactionObjectSupport jdbc
            && jdbc.hasConnectionHolder()
            && jdbc.getConnectionHolder() == connection);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void suspend() {
    leave();
  }

  @Override
  public void resume() {
    enter();
  }

  /** JTA may tell of the completion on another thread, of one that Spring has not begun. */
  @Override
  public void beforeCompletion() {
    if (transaction == null) {
      leave();
    }
  }

  @Override
  public void afterCommit() {
    phase = Phase.COMMITTED;
  }

  @Override
  public void afterCompletion(int status) {
    if (current() == this) {
      leave();
    }
  }

  private void enter() {
    leave();
    TransactionSynchronizationManager.bindResource(Progress.class, this);
  }

  private static void leave() {
    TransactionSynchronizationManager.unbindResourceIfPossible(Progress.class);
  }
}
