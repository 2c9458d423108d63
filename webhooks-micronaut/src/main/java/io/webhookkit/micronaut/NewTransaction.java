package io.webhookkit.micronaut;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import java.util.concurrent.Callable;

/** A transaction of Micronaut's for the handlers of one event, whatever it is a transaction on. */
final class NewTransaction {

  private static final TransactionDefinition NEW =
      TransactionDefinition.of(Propagation.REQUIRES_NEW);

  private NewTransaction() {}

  /** Micronaut rolls back without a word what a handler has marked so; here that is a failure. */
  static <R> R call(TransactionOperations<?> transactions, Callable<R> work) {
    return transactions.execute(
        NEW,
        status -> {
          R result = work.call();
          if (status.isRollbackOnly()) {
            throw new IllegalStateException("the handler's transaction can only roll back");
          }
          return result;
        });
  }
}
