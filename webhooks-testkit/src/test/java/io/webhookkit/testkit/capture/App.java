package io.webhookkit.testkit.capture;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** An application with a few entities, and a recorder that is told of everything they announce. */
final class App implements AutoCloseable {

  private static final Map<Store, App> SHARED = new EnumMap<>(Store.class);

  final DataSource database;
  final SessionFactory sessions;
  final Webhooks webhooks;
  final WebhookRecorder recorder = WebhookRecorder.start();

  private App(Store store) {
    database = store.newDatabase();
    sessions = newSessionFactory(database);
    webhooks =
        store
            .webhooks(database)
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    recorder.draining(webhooks);
  }

  /** Starts one for a test that does it harm. */
  static App start(Store store) {
    App app = new App(store);
    app.webhooks.capture(new HibernateChanges(app.sessions));
    app.webhooks.start();
    return app;
  }

  /** Returns one that all tests share, with an empty recorder. */
  static App shared(Store store) {
    App app = SHARED.computeIfAbsent(store, App::start);
    app.drain();
    app.recorder.clear();
    return app;
  }

  static SessionFactory newSessionFactory(DataSource database) {
    return newSessionFactory(database, configuration -> {});
  }

  /** Builds one whose mapping is changed. */
  static SessionFactory newSessionFactory(DataSource database, Consumer<Configuration> mapping) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Lead.class)
            .addAnnotatedClass(Company.class)
            .addAnnotatedClass(Visit.class)
            .addAnnotatedClass(Note.class)
            .addAnnotatedClass(Seat.class)
            .addAnnotatedClass(Badge.class)
            .setProperty(AvailableSettings.HBM2DDL_AUTO, "update");
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    mapping.accept(configuration);
    return configuration.buildSessionFactory();
  }

  /** Stores an entity that is there before the test begins, and forgets its event. */
  <T> T given(T entity) {
    sessions.inTransaction(session -> session.persist(entity));
    drain();
    recorder.clear();
    return entity;
  }

  /** Waits until what was committed has been sent. */
  void drain() {
    try {
      if (!webhooks.drain(Duration.ofSeconds(30))) {
        throw new AssertionError("not drained within 30 s");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    webhooks.close();
    sessions.close();
    recorder.close();
  }
}
