package io.webhookkit.spring;

import io.webhookkit.WebhookException;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import io.webhookkit.outbox.Revertible;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction that Spring runs on this thread, whichever of its managers has begun it. */
final class SpringTransaction implements OutboxTransaction {

  private final TransactionConnection connection;

  SpringTransaction(TransactionConnection connection) {
    this.connection = connection;
  }

  @Override
  public boolean isActive() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return false;
    }
    Progress progress = Progress.current();
    return progress == null || progress.phase() != Progress.Phase.COMMITTED;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    Progress progress = progress();
    if (progress.phase() == Progress.Phase.COMMITTING) {
      throw new WebhookException(
          "An event was published while its transaction commits, in Hibernate's last flush perhaps,"
              + " so it can't be part of it any more: publish before, or flush before");
    }
    return progress.joined().stream()
        .filter(joined -> joined.isOpenFor(this))
        .findFirst()
        .orElseGet(() -> register(newcomer.get(), progress))
        .oneMore();
  }

  /** One that its manager did not announce is followed from its first event on. */
  static Progress progress() {
    Progress announced = Progress.current();
    return announced == null ? Progress.begin(null) : announced;
  }

  @Override
  public void followSavepoints(Revertible gathered) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new Savepoints(gathered));
    }
  }

  private JoinedEvents register(PublishedEvents events, Progress progress) {
    JoinedEvents joined = new JoinedEvents(this, events);
    progress.joined().add(joined);
    TransactionSynchronizationManager.registerSynchronization(joined);
    followSavepoints(events);
    return joined;
  }

  void write(PublishedEvents events) {
    try {
      connection.call(
          progress(),
          own -> {
            events.beforeCommit(own);
            return events;
          });
    } catch (SQLException e) {
      throw new WebhookException("Published events could not be stored: " + e.getMessage(), e);
    }
  }
}
