package io.webhookkit.benchmarks.contender;

import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Spring's transaction, joined as the starter joins it; without the starter, for here delivery has
 * to start later than the application.
 */
final class JoinedSpring implements OutboxTransaction {

  private final DataSource dataSource;

  JoinedSpring(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public boolean isActive() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    if (TransactionSynchronizationManager.getResource(this) instanceof PublishedEvents events) {
      return events;
    }
    PublishedEvents events = newcomer.get();
    TransactionSynchronizationManager.bindResource(this, events);
    TransactionSynchronizationManager.registerSynchronization(new Joined(events));
    return events;
  }

  private final class Joined implements TransactionSynchronization {

    private final PublishedEvents events;

    Joined(PublishedEvents events) {
      this.events = events;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      Connection connection = DataSourceUtils.getConnection(dataSource);
      try {
        events.beforeCommit(connection);
      } finally {
        DataSourceUtils.releaseConnection(connection, dataSource);
      }
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResource(JoinedSpring.this);
    }

    @Override
    public void afterCompletion(int status) {
      events.completed(status == STATUS_COMMITTED);
    }
  }
}
