package io.webhookkit.application;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import io.webhookkit.testkit.contract.adapter.AdapterSetup;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Starts application contexts of Micronaut. It is in no package of the adapter, like its users. */
final class MicronautAdapter implements Adapter {

  @Override
  public AdapterApp start(AdapterSetup setup) {
    Map<String, Object> properties = new HashMap<>(setup.properties());
    properties.put(
        "datasources.default.url", "jdbc:h2:mem:" + setup.database() + ";DB_CLOSE_DELAY=-1");
    properties.put("datasources.default.username", "sa");
    properties.put("datasources.default.password", "");
    properties.put("datasources.default.driver-class-name", "org.h2.Driver");
    properties.put("jpa.default.entity-scan.packages", "io.webhookkit.testkit.contract.adapter");
    properties.put("jpa.default.properties.hibernate.hbm2ddl.auto", "update");
    setup.firstLead().ifPresent(email -> properties.put("contract.first-lead", email));
    ApplicationContext context =
        ApplicationContext.builder(properties).singletons(setup.parts().toArray()).build();
    try {
      return new MicronautApp(context.start());
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** A running context. */
  private record MicronautApp(ApplicationContext context, HikariDataSource pool)
      implements AdapterApp {

    MicronautApp(ApplicationContext context) {
      this(context, pool(context));
    }

    private static HikariDataSource pool(ApplicationContext context) {
      DataSource dataSource = context.getBean(DataSource.class);
      return (HikariDataSource) context.getBean(DataSourceResolver.class).resolve(dataSource);
    }

    @Override
    public Webhooks webhooks() {
      return context.getBean(Webhooks.class);
    }

    @Override
    public void inTransaction(Consumer<EntityManager> work) {
      context.getBean(Transactions.class).run(work);
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
}
