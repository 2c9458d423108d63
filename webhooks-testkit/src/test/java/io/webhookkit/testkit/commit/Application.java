package io.webhookkit.testkit.commit;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.hibernate.HibernateChanges;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** An application that commits. */
final class Application implements AutoCloseable {

  private final AtomicLong ids = new AtomicLong();
  private final SessionFactory sessions;
  final Webhooks webhooks;

  Application(DataSource database, WebhooksBuilder builder) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Plain.class)
            .addAnnotatedClass(Announced.class)
            .setProperty(AvailableSettings.HBM2DDL_AUTO, "create");
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    sessions = configuration.buildSessionFactory();
    webhooks = builder.trustedHosts(List.of("127.0.0.1")).build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
  }

  /** Commits some new entities in one transaction. */
  void commit(int entities, LongFunction<?> entity) {
    sessions.inTransaction(
        session -> {
          for (int i = 0; i < entities; i++) {
            session.persist(entity.apply(ids.incrementAndGet()));
          }
        });
  }

  @Override
  public void close() {
    webhooks.close();
    sessions.close();
  }
}
