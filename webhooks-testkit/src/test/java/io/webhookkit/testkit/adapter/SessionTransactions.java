package io.webhookkit.testkit.adapter;

import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Hibernate's transactions, as an application without a framework would bind them to threads. */
final class SessionTransactions implements OutboxTransaction {

  @SuppressWarnings("ThreadLocalUsage") // two applications of a test share nothing
  private final ThreadLocal<Running> running = new ThreadLocal<>();

  void run(SessionFactory sessions, Consumer<EntityManager> work) {
    Running outer = running.get();
    if (outer != null) {
      work.accept(outer.session);
      return;
    }
    boolean committed = false;
    try (Session session = sessions.openSession()) {
      Running own = new Running(session);
      running.set(own);
      session.beginTransaction();
      try {
        work.accept(session);
        session.flush();
        session.doWork(connection -> own.joined(events -> events.beforeCommit(connection)));
        session.getTransaction().commit();
        committed = true;
      } finally {
        if (!committed) {
          session.getTransaction().rollback();
        }
        boolean outcome = committed;
        own.joined(events -> events.completed(outcome));
      }
    } finally {
      running.remove();
    }
  }

  @Override
  public boolean isActive() {
    return running.get() != null;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    Running own = Objects.requireNonNull(running.get());
    if (own.events == null) {
      own.events = newcomer.get();
    }
    return own.events;
  }

  private static final class Running {

    private final Session session;
    private @Nullable PublishedEvents events;

    Running(Session session) {
      this.session = session;
    }

    void joined(Consumer<PublishedEvents> use) {
      if (events != null) {
        use.accept(events);
      }
    }
  }
}
