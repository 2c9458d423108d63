package io.webhookkit.testkit.broken;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointBuilder;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.inbound.InMemoryInbox;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.WebhookSource;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ForwardingOutbox;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.adapter.Lead;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import io.webhookkit.testkit.time.DueAttempts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * The application of the suite on H2, which can be broken in one way after the other: one for each
 * way would take long to start.
 */
final class BreakableReceiving implements ReceivingApp {

  static final ReceivingSettings SETTINGS = ReceivingSettings.start();

  private static final BreakableReceiving APP = new BreakableReceiving();

  private final AtomicReference<ReceivingBreak> current =
      new AtomicReference<>(new ReceivingBreak() {});
  private final DataSource database = Databases.pooled(Databases.h2());
  private final SessionFactory sessions =
      new HibernatePersistenceConfiguration("broken")
          .managedClass(Lead.class)
          .property("hibernate.connection.datasource", database)
          .property("hibernate.hbm2ddl.auto", "update")
          .createEntityManagerFactory();
  private final HandlingSessions handling =
      new HandlingSessions(sessions, () -> current.get().rollsBack());
  private final Webhooks webhooks;
  private final PlainServer server;

  private BreakableReceiving() {
    PayloadSerializer standard = new StandardPayloadSerializer();
    webhooks =
        Webhooks.builder()
            .system("website")
            .trustedHosts(List.of("127.0.0.1"))
            .outbox(
                breakable(
                    JdbcOutbox.open(database, SchemaMode.CREATE, null, JdbcOutbox.DEFAULT_LEASE)))
            .serializer(event -> standard.serialize(current.get().written(event)))
            .receiving(
                new InboundSettings(
                    64 * 1024, Duration.ofMillis(300), Duration.ofDays(7), Duration.ofSeconds(1)))
            .handlingIn(handling)
            .inbox(new InMemoryInbox(handling, Clock.systemUTC()))
            .source(source("crm", "request"))
            .source(source("batch", "later"))
            .endpoint(endpoint("crm", SETTINGS.crm()).source("crm").build())
            .endpoint(endpoint("others", SETTINGS.others()).build())
            .build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.inbound().handle("crm", "lead.readdressed", this::readdress);
    webhooks.inbound().handle("batch", "*", this::readdress);
    webhooks.inbound().handle("crm", "lead.refused", this::refuse);
    webhooks.start();
    server = PlainServer.start(this::answer);
  }

  /** Returns the application, broken in one way. */
  static ReceivingApp app(ReceivingBreak breaking) {
    APP.current.set(breaking);
    return APP;
  }

  private static EndpointBuilder endpoint(String name, WebhookRecorder recorder) {
    return Endpoint.named(name).url(recorder.url()).secret(recorder.secret()).events("lead.*");
  }

  private InboundSource source(String name, String when) {
    InboundSource good =
        ConfiguredSource.named(name)
            .secret(SETTINGS.secret().reveal())
            .handling(when)
            .build(Clock.systemUTC(), address -> Optional.empty());
    WebhookSource breakable =
        new WebhookSource() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public Received receive(InboundRequest request) {
            return current.get().received(good.source(), request);
          }
        };
    return new InboundSource(breakable, good.mode());
  }

  private InboundAnswer answer(String path, UnreadRequest request) {
    ReceivingBreak breaking = current.get();
    UnreadRequest told = breaking.told(request);
    InboundAnswer answer = webhooks.inbound().receive(breaking.source(path), told);
    return breaking.answered(request, answer);
  }

  private void readdress(InboundEvent event) {
    Lead lead = handling.session().find(Lead.class, Long.parseLong(event.subject()));
    current.get().reading(event);
    lead.email = ReceivingApp.email(event);
  }

  private void refuse(InboundEvent event) {
    readdress(event);
    throw new IllegalStateException("refused");
  }

  private Outbox breakable(Outbox good) {
    return new ForwardingOutbox(good) {
      @Override
      public List<PendingEvent> append(
          Connection transaction, List<NewEvent> events, boolean leased) throws SQLException {
        return super.append(transaction, events.stream().map(this::broken).toList(), leased);
      }

      private NewEvent broken(NewEvent event) {
        return new NewEvent(
            current.get().stored(event.event()), event.payload(), event.target(), event.orderKey());
      }
    };
  }

  @Override
  public String url() {
    return server.url();
  }

  @Override
  public String create(String email) {
    Lead lead = new Lead(email);
    sessions.inTransaction(session -> session.persist(lead));
    return String.valueOf(lead.id);
  }

  @Override
  public String emailOf(String id) {
    return sessions.fromTransaction(session -> session.find(Lead.class, Long.valueOf(id)).email);
  }

  @Override
  public void drain() {
    DueAttempts.await(webhooks);
  }
}
