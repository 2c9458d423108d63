package io.webhookkit.spring;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** The leads and the outbox are in one database, and what else is in the other. */
@Configuration(proxyBeanMethods = false)
class TwoDatabases {

  @Bean
  @Primary
  HikariDataSource leads(Environment environment) {
    return pool(environment);
  }

  @Bean
  HikariDataSource archive(Environment environment) {
    return pool(environment);
  }

  @Bean
  JdbcTransactionManager leadTransactions(@Qualifier("leads") HikariDataSource leads) {
    return new JdbcTransactionManager(leads);
  }

  @Bean
  JdbcTransactionManager archiveTransactions(@Qualifier("archive") HikariDataSource archive) {
    return new JdbcTransactionManager(archive);
  }

  @Bean
  PlatformTransactionManager queueTransactions() {
    return new QueueTransactions();
  }

  static HikariDataSource pool(Environment environment) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    pool.setAutoCommit(environment.getRequiredProperty("auto-commit", Boolean.class));
    return pool;
  }

  /** Commits what is no database: a queue, say, or a cache. */
  private static final class QueueTransactions extends AbstractPlatformTransactionManager {

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}
