package io.webhookkit.testkit.contract.adapter;

import io.webhookkit.Webhooks;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;

/** An application that a case may end before the end of the case does. */
final class ClosedOnce implements AdapterApp {

  private final AdapterApp app;
  private boolean closed;

  ClosedOnce(AdapterApp app) {
    this.app = app;
  }

  @Override
  public Webhooks webhooks() {
    return app.webhooks();
  }

  @Override
  public void inTransaction(Consumer<EntityManager> work) {
    app.inTransaction(work);
  }

  @Override
  public boolean isDatabaseOpen() {
    return app.isDatabaseOpen();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      app.close();
    }
  }
}
