package io.webhookkit.testkit.adapter;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import io.webhookkit.testkit.contract.adapter.AdapterSetup;
import io.webhookkit.testkit.contract.adapter.Lead;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** No framework at all: the builder, Hibernate and H2. */
final class PlainAdapter implements Adapter {

  @Override
  public AdapterApp start(AdapterSetup setup) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + setup.database() + ";DB_CLOSE_DELAY=-1");
    HikariDataSource pool = Databases.pooled(h2);
    SessionFactory sessions =
        new HibernatePersistenceConfiguration("plain")
            .managedClass(Lead.class)
            .property("hibernate.connection.datasource", pool)
            .property("hibernate.hbm2ddl.auto", "update")
            .createEntityManagerFactory();
    SessionTransactions transactions = new SessionTransactions();
    PlainSettings settings = new PlainSettings(setup.properties());
    try {
      Optional<Webhooks> webhooks =
          settings.enabled()
              ? Optional.of(webhooks(setup, settings, pool, transactions))
              : Optional.empty();
      webhooks.ifPresent(made -> made.capture(new HibernateChanges(sessions)));
      PlainApp app = new PlainApp(webhooks, transactions, sessions, pool);
      setup.firstLead().ifPresent(app::create);
      webhooks.ifPresent(Webhooks::start);
      return app;
    } catch (RuntimeException e) {
      sessions.close();
      pool.close();
      throw e instanceof WebhookConfigurationException mistake ? mistake.within("webhooks") : e;
    }
  }

  private static Webhooks webhooks(
      AdapterSetup setup,
      PlainSettings settings,
      HikariDataSource pool,
      OutboxTransaction transactions) {
    Optional<Webhooks> own = part(setup, Webhooks.class);
    if (own.isPresent()) {
      return own.get();
    }
    WebhooksBuilder builder = Webhooks.builder().dataSource(pool).transaction(transactions);
    settings.tell(builder, part(setup, Clock.class).orElse(Clock.systemUTC()));
    each(setup, Outbox.class, builder::outbox);
    each(setup, OutboxTransaction.class, builder::transaction);
    each(setup, PayloadSerializer.class, builder::serializer);
    each(setup, PayloadMapper.class, builder::mapper);
    each(setup, DeliveryTransport.class, builder::transport);
    each(setup, DeliveryObserver.class, builder::observer);
    each(setup, WebhookListener.class, builder::listener);
    each(setup, RetrySchedule.class, builder::retries);
    each(setup, Clock.class, builder::clock);
    each(setup, Endpoint.class, builder::endpoint);
    each(setup, EndpointRepository.class, builder::endpoints);
    each(setup, InboundSource.class, builder::source);
    return builder.build();
  }

  private static <T> Optional<T> part(AdapterSetup setup, Class<T> type) {
    return setup.parts().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static <T> void each(AdapterSetup setup, Class<T> type, Consumer<T> use) {
    setup.parts().stream().filter(type::isInstance).map(type::cast).forEach(use);
  }
}
