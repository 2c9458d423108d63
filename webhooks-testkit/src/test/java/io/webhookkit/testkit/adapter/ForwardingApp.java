package io.webhookkit.testkit.adapter;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;

/** Does what a good application does, until a subclass does something else. */
class ForwardingApp implements AdapterApp {

  private final AdapterApp good;

  ForwardingApp(AdapterApp good) {
    this.good = good;
  }

  @Override
  public Webhooks webhooks() {
    return good.webhooks();
  }

  @Override
  public void inTransaction(Consumer<EntityManager> work) {
    good.inTransaction(work);
  }

  @Override
  public boolean isDatabaseOpen() {
    return good.isDatabaseOpen();
  }

  @Override
  public void close() {
    good.close();
  }
}
