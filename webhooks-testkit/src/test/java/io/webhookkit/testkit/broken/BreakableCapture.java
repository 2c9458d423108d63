package io.webhookkit.testkit.broken;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ForwardingOutbox;
import io.webhookkit.testkit.Proxies;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.broken.CaptureBreak.End;
import io.webhookkit.testkit.capture.StageApp;
import io.webhookkit.testkit.contract.capture.CaptureApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * The application of the suite on H2, whose capture can be broken in one way after the other: one
 * for each way would take long to start.
 */
final class BreakableCapture {

  private static final Map<Kind, BreakableCapture> STARTED = new ConcurrentHashMap<>();

  private final AtomicReference<CaptureBreak> current =
      new AtomicReference<>(new CaptureBreak() {});
  private final ThreadLocal<Boolean> announced = ThreadLocal.withInitial(() -> false);
  private final DataSource database = Databases.pooled(Databases.h2());
  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final SessionFactory sessions;
  private final SessionFactory uncaptured =
      StageApp.newSessionFactory(Databases.h2(), configuration -> {});
  private final Webhooks webhooks;

  /** Which breaks can be made in one application. */
  private record Kind(CaptureSettings settings, boolean sharesTransactions) {}

  private BreakableCapture(Kind kind) {
    sessions =
        kind.sharesTransactions()
            ? StageApp.newSessionFactory(
                Connections.watched(database, this::ended),
                configuration -> configuration.setStatementInspector(this::inspected))
            : StageApp.newJtaSessionFactory(database, UnsharedTransactions::of);
    PayloadSerializer standard = new StandardPayloadSerializer();
    var builder = Webhooks.builder();
    CaptureApp.MAPPERS.forEach(builder::mapper);
    webhooks =
        builder
            .outbox(
                breakable(
                    JdbcOutbox.open(database, SchemaMode.CREATE, null, JdbcOutbox.DEFAULT_LEASE)))
            .serializer(event -> standard.serialize(current.get().told(event)))
            .capturing(kind.settings())
            .endpoints(
                new AnyEndpoint(recorder.endpoint("*"), () -> current.get().knowsItsEndpoints()))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    recorder.draining(webhooks);
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.capture(new UnannouncedBackfill(() -> !current.get().knowsItsClasses()));
    HardOfHearing.make(
        sessions.unwrap(SessionFactoryImplementor.class), told -> current.get().hears(told));
    webhooks.start();
  }

  /** Returns the application with its capture broken, and nothing of an earlier case in its way. */
  static CaptureApp app(BrokenCapture broken) {
    BreakableCapture app =
        STARTED.computeIfAbsent(
            new Kind(broken.settings(), broken.breaking().sharesTransactions()),
            BreakableCapture::new);
    app.current.set(broken.breaking());
    Databases.execute(app.database, "delete from Dog", "delete from Animal");
    return app.capture();
  }

  private CaptureApp capture() {
    return new CaptureApp(
        sessionsOf(current.get()),
        webhooks,
        recorder,
        () -> Databases.count(database, "select count(*) from webhook_outbox"));
  }

  private SessionFactory sessionsOf(CaptureBreak breaking) {
    if (!breaking.knowsSavepoints()) {
      // Who looks for its capture, finds that of another factory, which has none.
      return Proxies.answering(
          SessionFactory.class, sessions, Map.of("unwrap", captured -> uncaptured));
    }
    return breaking.refusesChangesOutsideTransactions() ? sessions : Unrefused.by(sessions);
  }

  private Outbox breakable(Outbox good) {
    return new ForwardingOutbox(good) {
      private final ThreadLocal<List<PendingEvent>> kept = ThreadLocal.withInitial(List::of);

      @Override
      public List<PendingEvent> append(
          Connection transaction, List<NewEvent> events, boolean leased) throws SQLException {
        List<PendingEvent> earlier = kept.get();
        kept.remove();
        if (!earlier.isEmpty()) {
          return earlier;
        }
        List<NewEvent> stored = current.get().stored(events);
        announced.set(true);
        return stored.isEmpty() ? List.of() : super.append(transaction, stored, leased);
      }

      @Override
      public void withdraw(Connection transaction, List<PendingEvent> events) throws SQLException {
        if (current.get().corrects()) {
          announced.set(false);
          super.withdraw(transaction, events);
        } else {
          kept.set(events);
        }
      }
    };
  }

  private void ended(End end) {
    boolean committedSome = end == End.COMMITTED && announced.get();
    announced.remove();
    if (!committedSome && current.get().announces(end)) {
      announce();
    }
  }

  private String inspected(String sql) {
    if (current.get().announces(sql)) {
      announce();
    }
    return sql;
  }

  private void announce() {
    webhooks.publish("nothing.happened", Map.of());
  }
}
