package io.webhookkit.testkit.adapter;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;

/** A running application without a framework. */
record PlainApp(
    Optional<Webhooks> started,
    SessionTransactions transactions,
    SessionFactory sessions,
    HikariDataSource pool)
    implements AdapterApp {

  @Override
  public Webhooks webhooks() {
    return started.orElseThrow();
  }

  @Override
  public void inTransaction(Consumer<EntityManager> work) {
    transactions.run(sessions, work);
  }

  @Override
  public boolean isDatabaseOpen() {
    return !pool.isClosed();
  }

  @Override
  public void close() {
    started.ifPresent(Webhooks::close);
    sessions.close();
    pool.close();
  }
}
