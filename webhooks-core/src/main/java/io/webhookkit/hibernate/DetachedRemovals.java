package io.webhookkit.hibernate;

import java.util.Set;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.proxy.HibernateProxy;

/**
 * Notes which entities are removed without having been loaded, before Hibernate takes them into the
 * session: from then on their values pass for those of the database, which they need not be.
 */
final class DetachedRemovals implements DeleteEventListener {

  private static final long serialVersionUID = 1L;

  private final transient Set<String> announced;
  private final transient TransactionHooks hooks;

  /**
   * Creates a listener.
   *
   * @param announced the names of the entities that are captured
   */
  DetachedRemovals(Set<String> announced, TransactionHooks hooks) {
    this.announced = Set.copyOf(announced);
    this.hooks = hooks;
  }

  @Override
  public void onDelete(DeleteEvent event) {
    note(event);
  }

  @Override
  public void onDelete(DeleteEvent event, DeleteContext transientEntities) {
    note(event);
  }

  private void note(DeleteEvent event) {
    Object entity = event.getObject();
    EventSource session = event.getSession();
    if (!(entity instanceof HibernateProxy)
        && session.isTransactionInProgress()
        && session.getPersistenceContextInternal().getEntry(entity) == null
        && announced.contains(session.bestGuessEntityName(entity))) {
      hooks.of(session, entity.getClass().getName()).noteDetached(entity);
    }
  }
}
