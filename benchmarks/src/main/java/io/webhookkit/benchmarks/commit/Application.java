package io.webhookkit.benchmarks.commit;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.Outbox;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.jdbc.Work;
import org.jspecify.annotations.Nullable;

/** An application that commits, with capture or without. */
final class Application implements AutoCloseable {

  private final SessionFactory sessions;
  private final @Nullable Webhooks webhooks;

  private Application(SessionFactory sessions, @Nullable Webhooks webhooks) {
    this.sessions = sessions;
    this.webhooks = webhooks;
  }

  /** Creates the tables as well. */
  static Application plain(DataSource database) {
    return new Application(sessions(database, "create"), null);
  }

  /** No endpoint subscribes: what is measured ends where an event is handed to the dispatcher. */
  static Application captured(DataSource database, Outbox outbox) {
    SessionFactory sessions = sessions(database, "none");
    Webhooks webhooks = Webhooks.builder().outbox(outbox).build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
    return new Application(sessions, webhooks);
  }

  private static SessionFactory sessions(DataSource database, String tables) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Plain.class)
            .addAnnotatedClass(Announced.class)
            // Who cares about the cost of 50 inserts has set this; without it they cost far more.
            .setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "50")
            .setProperty(AvailableSettings.HBM2DDL_AUTO, tables);
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    return configuration.buildSessionFactory();
  }

  /** Commits some new entities in one transaction, with other work in it. */
  void commit(int entities, Supplier<Object> entity, Work work) {
    sessions.inTransaction(
        session -> {
          for (int i = 0; i < entities; i++) {
            session.persist(entity.get());
          }
          session.doWork(work);
        });
  }

  @Override
  public void close() {
    if (webhooks != null) {
      webhooks.close();
    }
    sessions.close();
  }
}
