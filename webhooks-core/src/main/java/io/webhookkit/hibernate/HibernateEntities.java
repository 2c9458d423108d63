package io.webhookkit.hibernate;

import io.webhookkit.entity.StoredEntities;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.CacheMode;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionBuilder;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionCoordinator.TransactionDriver;
import org.jspecify.annotations.Nullable;

/** Reads the captured entities of one SessionFactory, each time in a session of its own. */
record HibernateEntities(SessionFactoryImplementor factory, Map<String, HibernateShape> shapes)
    implements StoredEntities {

  @Override
  public boolean has(String entity) {
    return shapes.containsKey(entity);
  }

  @Override
  public <R> R inTransaction(@Nullable String tenant, Function<Reading, R> work) {
    SessionFactory sessions = factory; // whose own builder has another type in each version
    SessionBuilder builder = sessions.withOptions();
    if (tenant != null) {
      builder = builder.tenantIdentifier(tenantValue(tenant));
    }
    try (Session session = builder.openSession()) {
      session.setHibernateFlushMode(FlushMode.MANUAL);
      session.setCacheMode(CacheMode.IGNORE);
      session.setDefaultReadOnly(true);
      return inTransaction(session, work);
    }
  }

  /** A tenant may be of any type; its text is what events know. */
  private Object tenantValue(String tenant) {
    return factory.getTenantIdentifierJavaType().fromString(tenant);
  }

  /**
   * By the driver, which begins a transaction of either kind: a session that JPA has configured for
   * JTA refuses to begin one itself.
   */
  private <R> R inTransaction(Session session, Function<Reading, R> work) {
    SharedSessionContractImplementor implementor = (SharedSessionContractImplementor) session;
    TransactionDriver transaction =
        implementor.getTransactionCoordinator().getTransactionDriverControl();
    transaction.begin();
    boolean done = false;
    try {
      R result = work.apply(new HibernateReading(session, shapes));
      done = true;
      return result;
    } finally {
      if (done) {
        transaction.commit();
      } else {
        transaction.rollback();
      }
    }
  }
}
