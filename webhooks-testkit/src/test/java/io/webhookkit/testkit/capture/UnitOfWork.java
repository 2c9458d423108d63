package io.webhookkit.testkit.capture;

import io.webhookkit.hibernate.HibernateChanges;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SharedSessionContract;
import org.hibernate.Transaction;

/** A transaction, and how it ends. */
sealed interface UnitOfWork {

  boolean commits();

  /** Runs it in this session, or in a new one without a memory. */
  void run(Session session, HibernateChanges changes);

  record Stateful(List<Step> steps, boolean commits) implements UnitOfWork {
    @Override
    public void run(Session session, HibernateChanges changes) {
      inTransaction(session, () -> steps.forEach(step -> step.run(session, changes)));
      session.clear(); // what others have done meanwhile, and what was rolled back
    }
  }

  record Stateless(List<StatelessStep> steps, boolean commits) implements UnitOfWork {
    @Override
    public void run(Session session, HibernateChanges changes) {
      try (var stateless = session.getSessionFactory().openStatelessSession()) {
        inTransaction(stateless, () -> steps.forEach(step -> step.run(stateless)));
      }
    }
  }

  /** Does the work and ends as told; if the work fails, the test does. */
  default void inTransaction(SharedSessionContract session, Runnable work) {
    Transaction transaction = session.beginTransaction();
    try {
      work.run();
      if (commits()) {
        transaction.commit();
      } else {
        if (session instanceof Session stateful) {
          stateful.flush();
        }
        transaction.rollback();
      }
    } finally {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    }
  }
}
