package io.webhookkit.micronaut;

import io.micronaut.transaction.TransactionOperations;
import io.webhookkit.inbound.InboundTransaction;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hibernate.Session;

/** The transactions on Hibernate sessions in which inbound webhooks are handled. */
final class SessionHandling implements InboundTransaction {

  private final Supplier<? extends TransactionOperations<Session>> manager;

  SessionHandling(Supplier<? extends TransactionOperations<Session>> manager) {
    this.manager = manager;
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    return NewTransaction.call(manager.get(), work);
  }

  @Override
  public <R> R onConnection(Work<R> work) {
    return manager.get().getConnection().doReturningWork(work::on);
  }
}
