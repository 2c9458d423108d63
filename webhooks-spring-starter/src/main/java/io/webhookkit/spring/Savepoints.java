package io.webhookkit.spring;

import io.webhookkit.outbox.Revertible;
import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;

/** Undoes what a transaction has gathered whenever Spring rolls it back to a savepoint. */
final class Savepoints implements TransactionSynchronization {

  private final Revertible gathered;
  private final Map<Object, Integer> marks = new HashMap<>();

  Savepoints(Revertible gathered) {
    this.gathered = gathered;
  }

  @Override
  public void savepoint(Object savepoint) {
    marks.put(savepoint, gathered.mark());
  }

  /** A savepoint that is not known was set before anything was gathered. */
  @Override
  public void savepointRollback(Object savepoint) {
    gathered.rollbackTo(marks.getOrDefault(savepoint, Revertible.START));
  }
}
