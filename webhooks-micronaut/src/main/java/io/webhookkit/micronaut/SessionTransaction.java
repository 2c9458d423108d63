package io.webhookkit.micronaut;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
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
final class SessionTransaction implements OutboxTransaction {

  private final Supplier<? extends TransactionOperations<Session>> manager;
  private final Map<Session, Joined> joined = new ConcurrentHashMap<>();

  SessionTransaction(Supplier<? extends TransactionOperations<Session>> manager) {
    this.manager = manager;
  }

  @Override
  public boolean isActive() {
    return running(manager.get()).isPresent();
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    return joined.computeIfAbsent(
            running(manager.get()).orElseThrow(), session -> register(session, newcomer.get()))
        .events;
  }

  /** Where a method supports a transaction without needing one, there may be a session only. */
  static Optional<Session> running(TransactionOperations<Session> manager) {
    return manager
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
