package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityChange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.AbstractEvent;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PostUpsertEvent;
import org.hibernate.event.spi.PostUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Is told by Hibernate of every row it has inserted, updated or deleted, and copies what it needs
 * at that moment: later the entity may have changed again, or be gone from the session.
 */
final class CaptureListener
    implements PostInsertEventListener,
        PostUpdateEventListener,
        PostDeleteEventListener,
        PostUpsertEventListener {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CaptureListener.class);

  private final transient Map<String, HibernateShape> shapes;
  private final transient TransactionHooks hooks;
  private final transient BulkGuard bulkGuard;
  private final AtomicBoolean warned = new AtomicBoolean();

  CaptureListener(Map<String, HibernateShape> shapes, TransactionHooks hooks, BulkGuard bulkGuard) {
    this.shapes = Map.copyOf(shapes);
    this.hooks = hooks;
    this.bulkGuard = bulkGuard;
  }

  /** Returns what observes a factory: a second one would announce all twice. */
  static Optional<CaptureListener> of(SessionFactoryImplementor factory) {
    AtomicReference<@Nullable CaptureListener> observing = new AtomicReference<>();
    factory
        .getEventEngine()
        .getListenerRegistry()
        .getEventListenerGroup(EventType.POST_INSERT)
        .fireEventOnEachListener(
            observing,
            (listener, found) -> {
              if (listener instanceof CaptureListener capture) {
                found.set(capture);
              }
            });
    return Optional.ofNullable(observing.get());
  }

  BulkGuard bulkGuard() {
    return bulkGuard;
  }

  @Override
  public void onPostInsert(PostInsertEvent event) {
    capture(
        event,
        event.getPersister(),
        (shape, session) ->
            EntityChange.created(
                shape,
                shape.readId(event.getId(), session),
                shape.states().read(event.getId(), event.getState(), session)));
  }

  @Override
  public void onPostUpdate(PostUpdateEvent event) {
    capture(
        event,
        event.getPersister(),
        (shape, session) -> {
          @Nullable Object @Nullable [] before =
              shape.states().readStored(event.getId(), event.getOldState(), session);
          return EntityChange.updated(
              shape,
              shape.readId(event.getId(), session),
              before,
              shape.states().readUpdated(event.getId(), event.getState(), before, session));
        });
  }

  /** Of what was removed without having been loaded, only the id is known to be true. */
  @Override
  public void onPostDelete(PostDeleteEvent event) {
    capture(
        event,
        event.getPersister(),
        (shape, session) -> {
          boolean loaded = !hooks.of(session, shape.rootName()).isDetached(event.getEntity());
          return EntityChange.deleted(
              shape,
              shape.readId(event.getId(), session),
              loaded
                  ? shape.states().readStored(event.getId(), event.getDeletedState(), session)
                  : null);
        });
  }

  /** An upsert can't tell whether the row was there: it counts as an update of unknown extent. */
  @Override
  public void onPostUpsert(PostUpsertEvent event) {
    capture(
        event,
        event.getPersister(),
        (shape, session) ->
            EntityChange.updated(
                shape,
                shape.readId(event.getId(), session),
                null,
                shape.states().read(event.getId(), event.getState(), session)));
  }

  private void capture(
      AbstractEvent event,
      EntityPersister persister,
      BiFunction<HibernateShape, SharedSessionContractImplementor, EntityChange> change) {
    HibernateShape shape = shapes.get(persister.getEntityName());
    if (shape == null) {
      return;
    }
    SharedSessionContractImplementor session = EventSession.of(event);
    if (session == null) {
      warnOnce();
      return;
    }
    hooks.of(session, shape.rootName()).add(change.apply(shape, session));
  }

  TransactionHooks hooks() {
    return hooks;
  }

  private void warnOnce() {
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "Changes made by a StatelessSession can't be captured on this version of Hibernate: use"
              + " Hibernate 7.2 or later, or Webhooks.publish");
    }
  }

  /** We write before the commit; what must not be undone waits for the transaction's completion. */
  @Override
  public boolean requiresPostCommitHandling(EntityPersister persister) {
    return false;
  }
}
