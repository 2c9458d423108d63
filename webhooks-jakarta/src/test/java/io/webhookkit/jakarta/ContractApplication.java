package io.webhookkit.jakarta;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.adapter.AdapterSetup;
import io.webhookkit.testkit.contract.adapter.Lead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** What the application of the contract consists of. */
@ApplicationScoped
class ContractApplication {

  @Inject EntityManagerFactory factory;

  @Transactional
  void inTransaction(Consumer<EntityManager> work) {
    work.accept(factory.createEntityManager());
  }

  @Produces
  @Singleton
  static WebhooksSettings settings(Given given) {
    return WebhooksSettings.of(given.setup().properties());
  }

  @Produces
  @Singleton
  static DataSource dataSource(Given given) {
    return TransactionalDatabase.h2(given.setup().database());
  }

  @Produces
  @ApplicationScoped
  static EntityManagerFactory entities(DataSource dataSource) {
    return TransactionalDatabase.entities(Lead.class, dataSource, "update");
  }

  static void close(@Disposes EntityManagerFactory entities) {
    entities.close();
  }

  /** A bean of its own: what a bean calls of itself has no transaction. */
  @ApplicationScoped
  static class FirstLead {
    void create(@Observes Startup event, Given given, ContractApplication application) {
      given
          .setup()
          .firstLead()
          .ifPresent(
              email -> application.inTransaction(entities -> entities.persist(new Lead(email))));
    }
  }

  /** Carries into the container what a case begins with, its parts as beans. */
  static class Given implements Extension {

    private final AdapterSetup setup;

    /** For the container, which makes a proxy. */
    Given() {
      this(new AdapterSetup("", Map.of(), List.of(), Optional.empty()));
    }

    Given(AdapterSetup setup) {
      this.setup = setup;
    }

    AdapterSetup setup() {
      return setup;
    }

    void define(@Observes AfterBeanDiscovery discovery) {
      int number = 0;
      for (Object part : setup.parts()) {
        discovery
            .addBean()
            .id("part" + number++)
            .scope(Singleton.class)
            .addTransitiveTypeClosure(part.getClass())
            .alternative(part instanceof Webhooks)
            .priority(1)
            .createWith(context -> part);
      }
    }
  }
}
