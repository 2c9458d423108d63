package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.SessionTransaction;
import io.webhookkit.testkit.fault.Arrival.Happening;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

  /** The kit's own, the client's one for each core, and those that have opened connections. */
  private static final int THREADS = 14 + Runtime.getRuntime().availableProcessors();

  private static final Duration POLL = Duration.ofMillis(200);
  private static final RetrySchedule SOON =
      new RetrySchedule(Collections.nCopies(200, Duration.ofMillis(100)), 0.5);

  private final SessionFactory factory;
  private final SessionTransaction transactions;
  private final Webhooks webhooks;

  private final Set<Thread> threadsBefore;

  private Node(
      SessionFactory factory,
      SessionTransaction transactions,
      Webhooks webhooks,
      Set<Thread> threadsBefore) {
    this.factory = factory;
    this.transactions = transactions;
    this.webhooks = webhooks;
    this.threadsBefore = threadsBefore;
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
    Set<Thread> threadsBefore = Footprint.threads();
    SessionFactory factory = sessionFactory(database);
    SessionTransaction transactions = new SessionTransaction(factory);
    WebhooksBuilder builder =
        Webhooks.builder()
            .outbox(outbox.apply(JdbcOutbox.open(database, SchemaMode.CREATE, null, LEASE)))
            .trustedHosts(List.of("127.0.0.1"))
            .connectTimeout(DEADLINE)
            .deadline(DEADLINE)
            .retries(SOON)
            .handlingIn(transactions)
            .delivery(new DispatcherSettings(10_000, 64, POLL, Duration.ofSeconds(5)));
    settings.accept(builder);
    Webhooks webhooks = builder.build();
    webhooks.capture(new HibernateChanges(factory));
    webhooks.start();
    return new Node(factory, transactions, webhooks, threadsBefore);
  }

  private static SessionFactory sessionFactory(DataSource database) {
    Configuration configuration = new Configuration().addAnnotatedClass(Shipment.class);
    configuration.getProperties().put("hibernate.connection.datasource", database);
    return configuration.buildSessionFactory();
  }

  Webhooks webhooks() {
    return webhooks;
  }

  /** Fails if there are more threads than those at rest have that were opened since this one. */
  void assertFewThreads() {
    Set<Thread> threads = Footprint.threads();
    threads.removeAll(threadsBefore);
    long nodes = threads.stream().filter(each -> each.getName().endsWith("dispatcher")).count();
    assertThat(threads).hasSizeLessThanOrEqualTo((int) nodes * THREADS);
  }

  /** Changes any shipment; a third of the changes are rolled back. */
  void change() {
    changeAny(committed -> {});
  }

  /**
   * Changes any shipment.
   *
   * @param acknowledged is told of a change whose commit has returned
   */
  void changeAny(Consumer<Happening> acknowledged) {
    long id = ThreadLocalRandom.current().nextLong(1, Shipments.COUNT + 1);
    if (ThreadLocalRandom.current().nextInt(3) > 0) {
      Shipment changed = factory.fromTransaction(session -> change(session, id, Shipment.PRIVATE));
      acknowledged.accept(new Happening(id, changed.version));
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

  /** Changes several shipments in one transaction, in this order; a handler's if one is running. */
  void change(long... ids) {
    change(Shipment.PRIVATE, ids);
  }

  void change(String fate, long... ids) {
    transactions.run(
        session -> {
          for (long id : ids) {
            change(session, id, fate);
            session.flush();
          }
        });
  }

  private static Shipment change(Session session, long id, String fate) {
    Shipment shipment = session.find(Shipment.class, id, LockModeType.PESSIMISTIC_WRITE);
    shipment.change(fate);
    return shipment;
  }

  @Override
  public void close() {
    webhooks.close();
    factory.close();
  }
}
