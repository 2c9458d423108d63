package io.webhookkit.spring;

import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.outbox.OutboxTransaction;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.jta.JtaTransactionManager;

/** How the kit takes part in Spring's transactions, and begins its own. */
final class SpringTransactions {

  private final ListableBeanFactory beans;
  private final @Nullable DataSource dataSource;

  SpringTransactions(ListableBeanFactory beans) {
    this.beans = beans;
    this.dataSource = beans.getBeanProvider(DataSource.class).getIfUnique();
  }

  /** Returns how {@code publish} finds Spring's transaction. */
  OutboxTransaction ofPublishing() {
    return dataSource == null
        ? OutboxTransaction.NONE
        : new SpringTransaction(connection(dataSource));
  }

  /** Returns how the handlers of inbound webhooks have a transaction, if somebody manages any. */
  Optional<InboundTransaction> ofHandlers() {
    return dataSource == null || !isThere(PlatformTransactionManager.class)
        ? Optional.empty()
        : Optional.of(
            new HandlerTransaction(
                beans.getBeanProvider(PlatformTransactionManager.class)::getObject,
                connection(dataSource)));
  }

  private TransactionConnection connection(DataSource of) {
    return new TransactionConnection(of, () -> isThere(JtaTransactionManager.class));
  }

  /** Makes no bean: a transaction manager may need the session factory, which waits for us. */
  private boolean isThere(Class<?> type) {
    return beans.getBeanNamesForType(type, true, false).length > 0;
  }
}
