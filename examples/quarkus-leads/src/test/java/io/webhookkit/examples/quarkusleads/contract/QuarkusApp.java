package io.webhookkit.examples.quarkusleads.contract;

import io.quarkus.arc.Arc;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;

/** An application of Quarkus that has started. */
record QuarkusApp(RunningQuarkusApplication app, SessionFactory sessions) implements AdapterApp {

  @Override
  public Webhooks webhooks() {
    return Arc.container().instance(Webhooks.class).get();
  }

  @Override
  public void inTransaction(Consumer<EntityManager> work) {
    QuarkusTransaction.joiningExisting()
        .run(() -> work.accept(Arc.container().instance(EntityManager.class).get()));
  }

  @Override
  public boolean isDatabaseOpen() {
    return sessions.isOpen();
  }

  @Override
  public void close() {
    try {
      app.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
