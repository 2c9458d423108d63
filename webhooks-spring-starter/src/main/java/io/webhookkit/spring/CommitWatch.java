package io.webhookkit.spring;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Learns from every transaction manager how far a commit is. Synchronizations alone can't tell: one
 * that is registered while others run before the commit is not called any more, and what it has
 * published would be lost.
 */
final class CommitWatch implements BeanPostProcessor, TransactionExecutionListener {

  /** How far the commit of a transaction is. */
  enum Phase {
    /** It takes events. */
    OPEN,
    /** Its events are written. */
    COMMITTING,
    /** It is over, though Spring still has it on the thread. */
    COMMITTED
  }

  /** Returns how far the transaction is that Spring runs on this thread. */
  static Phase phase() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return Phase.OPEN;
    }
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Progress.class::isInstance)
        .map(progress -> ((Progress) progress).phase)
        .findFirst()
        .orElse(Phase.OPEN);
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ConfigurableTransactionManager manager) {
      manager.addListener(this);
    }
    return bean;
  }

  /** Called after all synchronizations; what is thrown here rolls the transaction back. */
  @Override
  public void beforeCommit(TransactionExecution transaction) {
    // Another manager's transaction inside this one has no synchronizations of its own.
    if (transaction instanceof DefaultTransactionStatus status && status.isNewSynchronization()) {
      SpringTransaction.writeAll();
      TransactionSynchronizationManager.registerSynchronization(new Progress());
    }
  }

  /** Is on the thread from the moment when the last event was written. */
  private static final class Progress implements TransactionSynchronization {

    private Phase phase = Phase.COMMITTING;

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
      phase = Phase.COMMITTED;
    }
  }
}
