package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityChange;
import java.util.Map;
import java.util.Objects;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.PreCollectionRecreateEvent;
import org.hibernate.event.spi.PreCollectionRecreateEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Is told by Hibernate of every collection that it is about to store. What it does with one is
 * settled by then, and the snapshot is still the old content; afterwards it is the new one.
 */
final class CollectionListener
    implements PreCollectionRecreateEventListener,
        PreCollectionUpdateEventListener,
        PreCollectionRemoveEventListener {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, HibernateShape> shapes;
  private final transient TransactionHooks hooks;

  CollectionListener(Map<String, HibernateShape> shapes, TransactionHooks hooks) {
    this.shapes = Map.copyOf(shapes);
    this.hooks = hooks;
  }

  @Override
  public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
    capture(event, false);
  }

  @Override
  public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
    capture(event, false);
  }

  @Override
  public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
    capture(event, true);
  }

  private void capture(AbstractCollectionEvent event, boolean removed) {
    HibernateShape shape = shapes.get(String.valueOf(event.getAffectedOwnerEntityName()));
    Object owner = event.getAffectedOwnerOrNull();
    Object id = event.getAffectedOwnerIdOrNull();
    // There is none of an entity that is removed without having been loaded.
    @Nullable PersistentCollection<?> collection = event.getCollection();
    if (shape == null || owner == null || id == null || collection == null) {
      return;
    }
    int position = shape.states().position(collection, owner);
    @Nullable SharedSessionContractImplementor session = session(event);
    if (position < 0 || session == null) {
      return;
    }
    EntityEntry entry = session.getPersistenceContextInternal().getEntry(owner);
    // Hibernate 8 tells of a new entity's collections first, and then of the entity with them.
    if (entry == null || entry.getLoadedState() == null || !entry.isExistsInDatabase()) {
      return;
    }
    TransactionHook hook = hooks.of(session, shape.rootName());
    if (hook.isDetached(owner)) {
      return;
    }
    Object key = shape.readId(id, session);
    // What a bulk statement has changed meanwhile the session's own state does not know.
    @Nullable Object @Nullable [] known = hook.state(shape, key);
    @Nullable Object[] after =
        known == null ? shape.states().read(id, entry.getLoadedState(), session) : known.clone();
    // The other collections may have changed too, and are not told of yet.
    @Nullable Object[] before =
        Objects.requireNonNull(shape.states().readStored(id, entry.getLoadedState(), session));
    shape.states().put(before, position, copier -> copier.readStored(collection, session));
    shape
        .states()
        .put(
            after,
            position,
            copier -> removed ? copier.nothing() : copier.copy(collection, session));
    hook.add(EntityChange.updated(shape, key, before, after));
  }

  /** A StatelessSession has none here; the change of its entity has the collection with it. */
  private static @Nullable SharedSessionContractImplementor session(AbstractCollectionEvent event) {
    try {
      return event.getSession();
    } catch (NullPointerException e) {
      return null;
    }
  }
}
