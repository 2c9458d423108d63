package io.webhookkit.testkit.capture;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.capture.CaptureApp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** The entities of the suite on a stage, and a recorder that is told of all they announce. */
public final class StageApp implements AutoCloseable {

  private static final Map<Stage, StageApp> SHARED = new EnumMap<>(Stage.class);

  final DataSource database;
  final SessionFactory sessions;
  final Webhooks webhooks;
  final WebhookRecorder recorder = WebhookRecorder.start();
  private final Stage stage;

  private StageApp(Stage stage, Consumer<Configuration> mapping) {
    this.stage = stage;
    database = stage.newDatabase();
    sessions =
        stage.isJta()
            ? newJtaSessionFactory(database, mapping)
            : newSessionFactory(database, mapping);
    WebhooksBuilder builder = stage.webhooks(database);
    CaptureApp.MAPPERS.forEach(builder::mapper);
    webhooks =
        builder
            .capturing(new CaptureSettings(BulkPolicy.CAPTURE, CaptureApp.MAX_BULK_ROWS))
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    recorder.draining(webhooks);
  }

  /** Starts one for a test that does it harm. */
  static StageApp start(Stage stage) {
    return start(stage, configuration -> {});
  }

  /** Starts one whose mapping is changed. */
  static StageApp start(Stage stage, Consumer<Configuration> mapping) {
    StageApp app = new StageApp(stage, mapping);
    app.webhooks.capture(new HibernateChanges(app.sessions));
    app.webhooks.start();
    return app;
  }

  /** Returns one that all tests share. */
  static StageApp shared(Stage stage) {
    return SHARED.computeIfAbsent(stage, StageApp::start);
  }

  /** Returns what the suite needs. */
  CaptureApp capture() {
    return new CaptureApp(sessions, webhooks, recorder, this::storedEvents);
  }

  private long storedEvents() {
    return stage == Stage.IN_MEMORY
        ? recorder.received().size()
        : Databases.count(database, "select count(*) from webhook_outbox");
  }

  static SessionFactory newSessionFactory(DataSource database) {
    return newSessionFactory(database, configuration -> {});
  }

  /** Builds one whose mapping is changed. */
  public static SessionFactory newSessionFactory(
      DataSource database, Consumer<Configuration> mapping) {
    Configuration configuration = configuration();
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    mapping.accept(configuration);
    return configuration.buildSessionFactory();
  }

  /** Builds one whose transactions are those of JTA, and whose mapping is changed. */
  public static SessionFactory newJtaSessionFactory(
      DataSource database, Consumer<Configuration> mapping) {
    // A constraint of H2 needs the connection that has made it, which the pool keeps open.
    newSessionFactory(database, mapping).close();
    Configuration configuration =
        configuration()
            .setProperty(AvailableSettings.TRANSACTION_COORDINATOR_STRATEGY, "jta")
            .setProperty(AvailableSettings.JTA_PLATFORM, "JBossTS");
    configuration
        .getProperties()
        .put(AvailableSettings.JAKARTA_JTA_DATASOURCE, Jta.transactional(database));
    mapping.accept(configuration);
    return configuration.buildSessionFactory();
  }

  private static Configuration configuration() {
    Configuration configuration =
        new Configuration().setProperty(AvailableSettings.HBM2DDL_AUTO, "update");
    configuration.getProperties().put(AvailableSettings.JSON_FORMAT_MAPPER, new JsonColumns());
    CaptureApp.ENTITIES.forEach(configuration::addAnnotatedClass);
    return configuration;
  }

  @Override
  public void close() {
    webhooks.close();
    sessions.close();
    recorder.close();
  }
}
