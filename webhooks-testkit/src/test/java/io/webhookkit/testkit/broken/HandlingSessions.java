package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.InboundTransaction;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** The sessions that handlers work in, which may keep what one has changed before it failed. */
final class HandlingSessions implements InboundTransaction {

  private final SessionFactory sessions;
  private final BooleanSupplier rollsBack;

  @SuppressWarnings("ThreadLocalUsage") // one for each application
  private final ThreadLocal<Session> current = new ThreadLocal<>();

  HandlingSessions(SessionFactory sessions, BooleanSupplier rollsBack) {
    this.sessions = sessions;
    this.rollsBack = rollsBack;
  }

  /** Returns that of the handler on this thread. */
  Session session() {
    return Objects.requireNonNull(current.get());
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    try (Session session = sessions.openSession()) {
      current.set(session);
      session.beginTransaction();
      boolean commits = !rollsBack.getAsBoolean();
      try {
        R result = work.call();
        commits = true;
        return result;
      } finally {
        if (commits) {
          session.getTransaction().commit();
        } else {
          session.getTransaction().rollback();
        }
      }
    } finally {
      current.remove();
    }
  }

  @Override
  public <R> R onConnection(Work<R> work) throws SQLException {
    return session().doReturningWork(work::on);
  }
}
