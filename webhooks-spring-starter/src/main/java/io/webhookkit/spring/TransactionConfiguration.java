package io.webhookkit.spring;

import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.outbox.OutboxTransaction;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.jta.JtaTransactionManager;

/** How the kit takes part in Spring's transactions, and begins its own. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

  /** How {@code publish} finds Spring's transaction. */
  @Bean
  @ConditionalOnMissingBean
  OutboxTransaction webhooksOutboxTransaction(
      ObjectProvider<DataSource> dataSources, ObjectProvider<JtaTransactionManager> jta) {
    DataSource dataSource = dataSources.getIfUnique();
    return dataSource == null
        ? OutboxTransaction.NONE
        : new SpringTransaction(connection(dataSource, jta));
  }

  /** How the handlers of inbound webhooks have a transaction. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSingleCandidate(DataSource.class)
  @ConditionalOnBean(PlatformTransactionManager.class)
  InboundTransaction webhooksInboundTransaction(
      DataSource dataSource,
      ObjectProvider<PlatformTransactionManager> managers,
      ObjectProvider<JtaTransactionManager> jta) {
    return new HandlerTransaction(managers::getObject, connection(dataSource, jta));
  }

  private static TransactionConnection connection(
      DataSource dataSource, ObjectProvider<JtaTransactionManager> jta) {
    return new TransactionConnection(dataSource, () -> jta.stream().findAny().isPresent());
  }
}
