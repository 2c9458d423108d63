package io.webhookkit.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Learns from every transaction manager how far a commit is. Synchronizations alone can't tell: one
 * that is registered while others run before the commit is not called any more, and what it has
 * published would be lost.
 */
final class CommitWatch implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ConfigurableTransactionManager manager) {
      manager.addListener(new Listener());
    }
    return bean;
  }

  /** No bean itself: Spring Boot would add it to its transaction managers once more. */
  private static final class Listener implements TransactionExecutionListener {

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
      if (failure == null
          && transaction instanceof DefaultTransactionStatus status
          && status.isNewSynchronization()) {
        Progress.begin(status.getTransaction());
      }
    }

    /** Called after all synchronizations; what is thrown here rolls the transaction back. */
    @Override
    public void beforeCommit(TransactionExecution transaction) {
      Progress progress = Progress.current();
      // Another manager's transaction inside this one has no synchronizations of its own.
      if (progress != null
          && transaction instanceof DefaultTransactionStatus status
          && status.isNewSynchronization()) {
        progress.finish();
      }
    }
  }
}
