package io.webhookkit.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.hibernate.HibernateTransactionManager;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * The transaction that Micronaut runs on a Hibernate session. Joined through Hibernate, whose
 * synchronizations, unlike Micronaut's, come after its last flush: what an entity's callback
 * publishes there is still written.
 */
@Singleton
@Secondary
@Requires(classes = HibernateTransactionManager.class)
@Requires(beans = HibernateTransactionManager.class)
final class SessionTransaction implements OutboxTransaction {

  /** A provider: its transactions need the session factory, which waits for the webhooks. */
  private final BeanProvider<TransactionOperations<Session>> transactions;

  private final Map<Session, Joined> joined = new ConcurrentHashMap<>();

  SessionTransaction(BeanProvider<TransactionOperations<Session>> transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean isActive() {
    return session().isPresent();
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    return joined.computeIfAbsent(
            session().orElseThrow(), session -> register(session, newcomer.get()))
        .events;
  }

  /** Where a method supports a transaction without needing one, there may be a session only. */
  private Optional<Session> session() {
    return transactions
        .get()
        .findTransactionStatus()
        .map(TransactionStatus::getConnection)
        .map(Session.class::cast)
        .filter(session -> session.getTransaction().isActive());
  }

  private Joined register(Session session, PublishedEvents events) {
    Joined newcomer = new Joined(session, events);
    session.getTransaction().registerSynchronization(newcomer);
    return newcomer;
  }

  private final class Joined implements Synchronization {

    private final Session session;
    private final PublishedEvents events;

    Joined(Session session, PublishedEvents events) {
      this.session = session;
      this.events = events;
    }

    @Override
    public void beforeCompletion() {
      session.doWork(events::beforeCommit);
    }

    @Override
    public void afterCompletion(int status) {
      joined.remove(session);
      events.completed(status == Status.STATUS_COMMITTED);
    }
  }
}
