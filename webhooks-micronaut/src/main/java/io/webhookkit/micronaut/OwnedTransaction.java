package io.webhookkit.micronaut;

import io.webhookkit.outbox.ForeignTransactionException;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.util.Collection;
import java.util.function.Supplier;

/** A transaction on the outbox's database, which is told apart from one on another database. */
final class OwnedTransaction implements OutboxTransaction {

  private final OutboxTransaction own;
  private final Collection<ManagedTransactions> all;

  OwnedTransaction(OutboxTransaction own, Collection<ManagedTransactions> all) {
    this.own = own;
    this.all = all;
  }

  /**
   * What is published in a transaction is never stored without it.
   *
   * @throws ForeignTransactionException if there is a transaction on another database only
   */
  @Override
  public boolean isActive() {
    boolean active = own.isActive();
    if (!active && all.stream().anyMatch(ManagedTransactions::anyRuns)) {
      throw new ForeignTransactionException();
    }
    return active;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    return own.join(newcomer);
  }
}
