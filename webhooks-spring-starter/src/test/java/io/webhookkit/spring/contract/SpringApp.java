package io.webhookkit.spring.contract;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A running application of Spring Boot. */
record SpringApp(ConfigurableApplicationContext context, HikariDataSource pool)
    implements AdapterApp {

  SpringApp(ConfigurableApplicationContext context) {
    this(context, context.getBean(HikariDataSource.class));
  }

  @Override
  public Webhooks webhooks() {
    return context.getBean(Webhooks.class);
  }

  @Override
  public void inTransaction(Consumer<EntityManager> work) {
    EntityManager entities = context.getBean(EntityManager.class);
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> work.accept(entities));
  }

  @Override
  public boolean isDatabaseOpen() {
    return !pool.isClosed();
  }

  @Override
  public void close() {
    context.close();
  }
}
