package io.webhookkit.testkit;

import io.webhookkit.inbound.InboundTransaction;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Hibernate's transactions, on a session for each. */
public final class SessionTransaction implements InboundTransaction {

  private final SessionFactory sessions;

  @SuppressWarnings("ThreadLocalUsage") // one for each application
  private final ThreadLocal<Session> current = new ThreadLocal<>();

  public SessionTransaction(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Does something in a transaction, which is a handler's if one is running. */
  public <R> R with(Function<Session, R> work) {
    Session running = current.get();
    return running != null ? work.apply(running) : sessions.fromTransaction(work);
  }

  public void run(Consumer<Session> work) {
    with(
        session -> {
          work.accept(session);
          return this;
        });
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    try (Session session = sessions.openSession()) {
      session.beginTransaction();
      current.set(session);
      try {
        R result = work.call();
        session.getTransaction().commit();
        return result;
      } catch (Throwable e) {
        if (session.getTransaction().isActive()) {
          session.getTransaction().rollback();
        }
        throw e;
      } finally {
        current.remove();
      }
    }
  }

  @Override
  public <R> R onConnection(Work<R> work) throws SQLException {
    return with(session -> session.doReturningWork(work::on));
  }
}
