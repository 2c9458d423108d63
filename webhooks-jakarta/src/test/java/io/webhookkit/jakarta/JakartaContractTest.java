package io.webhookkit.jakarta;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import io.webhookkit.testkit.contract.adapter.AdapterContract;
import io.webhookkit.testkit.contract.adapter.AdapterSetup;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import org.hibernate.Cache;
import org.hibernate.SessionFactory;

/** On Weld, with Narayana's transactions. */
@ContractOf("Jakarta")
class JakartaContractTest extends AdapterContract {

  @Override
  protected Adapter adapter() {
    return JakartaContractTest::start;
  }

  private static AdapterApp start(AdapterSetup setup) {
    SeContainer container =
        SeContainerInitializer.newInstance()
            .addBeanClasses(ContractApplication.class, ContractApplication.FirstLead.class)
            .addExtensions(new ContractApplication.Given(setup))
            .initialize();
    return new WeldApp(container, sessionFactory(container));
  }

  /** Returns the factory itself, which a proxy tells nothing of when the container ends. */
  private static SessionFactory sessionFactory(SeContainer container) {
    EntityManagerFactory proxy = container.select(EntityManagerFactory.class).get();
    return proxy.getCache().unwrap(Cache.class).getSessionFactory();
  }

  /** A running container. */
  private record WeldApp(SeContainer container, SessionFactory sessions) implements AdapterApp {

    @Override
    public Webhooks webhooks() {
      return container.select(Webhooks.class).get();
    }

    @Override
    public void inTransaction(Consumer<EntityManager> work) {
      container.select(ContractApplication.class).get().inTransaction(work);
    }

    @Override
    public boolean isDatabaseOpen() {
      return sessions.isOpen();
    }

    @Override
    public void close() {
      container.close();
    }
  }
}
