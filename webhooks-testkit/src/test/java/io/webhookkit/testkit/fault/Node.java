package io.webhookkit.testkit.fault;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * One node of an application: Hibernate, the kit, and a lease that is short enough to end in a
 * test.
 */
final class Node implements AutoCloseable {

  static final Duration LEASE = Duration.ofSeconds(2);
  static final Duration DEADLINE = Duration.ofSeconds(1);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final RetrySchedule SOON =
      new RetrySchedule(Collections.nCopies(200, Duration.ofMillis(100)), 0.5);

  private final SessionFactory factory;
  private final Webhooks webhooks;

  private Node(SessionFactory factory, Webhooks webhooks) {
    this.factory = factory;
    this.webhooks = webhooks;
  }

  /** Opens one that has its own name in its leases. */
  static Node open(DataSource database, Consumer<WebhooksBuilder> settings) {
    return open(database, UnaryOperator.identity(), settings);
  }

  /**
   * Opens one.
   *
   * @param outbox what to do with the outbox before it is used
   * @param settings what else there is, endpoints above all
   */
  static Node open(
      DataSource database, UnaryOperator<Outbox> outbox, Consumer<WebhooksBuilder> settings) {
    SessionFactory factory = sessionFactory(database);
    WebhooksBuilder builder =
        Webhooks.builder()
            .outbox(outbox.apply(JdbcOutbox.open(database, SchemaMode.CREATE, null, LEASE)))
            .trustedHosts(List.of("127.0.0.1"))
            .connectTimeout(DEADLINE)
            .deadline(DEADLINE)
            .retries(SOON)
            .delivery(new DispatcherSettings(10_000, 64, POLL, Duration.ofSeconds(5)));
    settings.accept(builder);
    Webhooks webhooks = builder.build();
    webhooks.capture(new HibernateChanges(factory));
    webhooks.start();
    return new Node(factory, webhooks);
  }

  private static SessionFactory sessionFactory(DataSource database) {
    Configuration configuration = new Configuration().addAnnotatedClass(Shipment.class);
    configuration.getProperties().put("hibernate.connection.datasource", database);
    return configuration.buildSessionFactory();
  }

  Webhooks webhooks() {
    return webhooks;
  }

  /** Changes any shipment; a third of the changes are rolled back. */
  void change() {
    long id = ThreadLocalRandom.current().nextLong(1, Shipments.COUNT + 1);
    if (ThreadLocalRandom.current().nextInt(3) > 0) {
      factory.inTransaction(session -> change(session, id, Shipment.PRIVATE));
    } else {
      rollBack(id);
    }
  }

  private void rollBack(long id) {
    factory.inSession(
        session -> {
          session.beginTransaction();
          try {
            change(session, id, Shipment.UNDONE);
            session.flush();
          } finally {
            session.getTransaction().rollback();
          }
        });
  }

  /** Changes several shipments in one transaction, in this order. */
  void change(long... ids) {
    factory.inTransaction(
        session -> {
          for (long id : ids) {
            change(session, id, Shipment.PRIVATE);
            session.flush();
          }
        });
  }

  private static void change(Session session, long id, String fate) {
    session.find(Shipment.class, id, LockModeType.PESSIMISTIC_WRITE).change(fate);
  }

  @Override
  public void close() {
    webhooks.close();
    factory.close();
  }
}
