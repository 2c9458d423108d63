package io.webhookkit.hibernate;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.entity.ChangeSource;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.outbox.Revertible;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.Version;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes that go through one SessionFactory. Its listeners are added to the factory once it is
 * built, so that the application keeps its own integrator; entities without an annotation cost
 * nothing but a look into a map.
 */
public final class HibernateChanges implements ChangeSource {

  private static final Logger LOG = LoggerFactory.getLogger(HibernateChanges.class);

  private final SessionFactoryImplementor sessionFactory;

  /**
   * Creates a source for a factory.
   *
   * @throws WebhookConfigurationException if Hibernate is older than 6.6
   */
  public HibernateChanges(SessionFactory sessionFactory) {
    requireKnownVersion(Version.getVersionString());
    this.sessionFactory = sessionFactory.unwrap(SessionFactoryImplementor.class);
  }

  static void requireKnownVersion(String version) {
    if (version.matches("[1-5]\\..*|6\\.[0-5]\\..*")) {
      throw new WebhookConfigurationException(
          "Hibernate ORM", version, "use 6.6 or later, whose listeners tell of every change");
    }
  }

  @Override
  public void start(EntityCapture capture) {
    Map<String, HibernateShape> shapes = new HashMap<>();
    sessionFactory.getMappingMetamodel().forEachEntityDescriptor(p -> add(p, shapes, capture));
    if (shapes.isEmpty()) {
      return;
    }
    shapes.values().forEach(capture::register);
    capture.register(new HibernateEntities(sessionFactory, Map.copyOf(shapes)));
    EventListenerRegistry registry = sessionFactory.getEventEngine().getListenerRegistry();
    if (CaptureListener.of(sessionFactory).isPresent()) {
      LOG.warn("This SessionFactory is captured already, which suffices: nothing was added");
      return;
    }
    TransactionHooks hooks = new TransactionHooks(capture, new RowReader(shapes));
    requireSeenBulkStatements(shapes.values(), capture.settings());
    BulkGuard bulkGuard = new BulkGuard(shapes, hooks, capture.settings());
    CaptureListener listener = new CaptureListener(shapes, hooks, bulkGuard);
    CollectionListener collections = new CollectionListener(shapes, hooks);
    registry.appendListeners(EventType.POST_INSERT, listener);
    registry.appendListeners(EventType.POST_UPDATE, listener);
    registry.appendListeners(EventType.POST_DELETE, listener);
    registry.appendListeners(EventType.POST_UPSERT, listener);
    registry.appendListeners(EventType.PRE_COLLECTION_RECREATE, collections);
    registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, collections);
    registry.appendListeners(EventType.PRE_COLLECTION_REMOVE, collections);
    registry.prependListeners(EventType.DELETE, new DetachedRemovals(shapes.keySet(), hooks));
  }

  /**
   * What a transaction had gathered when a savepoint was set; see {@link #mark}. Immutable.
   *
   * @param changes the mark among the changes of entities
   * @param published the mark among the published events
   */
  public record Mark(int changes, int published) {

    private static final Mark BEGIN = new Mark(Revertible.START, Revertible.START);
  }

  /**
   * Marks what the session's transaction has gathered so far, the changes of entities and what was
   * published in it: call it where a JDBC savepoint is set, after a flush. Spring's savepoints need
   * no call.
   *
   * <pre>{@code
   * session.flush();
   * Savepoint savepoint = connection.setSavepoint();
   * Mark mark = changes.mark(session);
   * ...
   * connection.rollback(savepoint);
   * changes.rollbackTo(session, mark);
   * session.clear();
   * }</pre>
   *
   * @return a mark for {@link #rollbackTo}
   */
  public Mark mark(SharedSessionContract session) {
    return hooks()
        .map(hooks -> hooks.mark((SharedSessionContractImplementor) session))
        .orElse(Mark.BEGIN);
  }

  /**
   * Forgets what the session's transaction has gathered since the mark: call it where the
   * transaction rolls back to that savepoint.
   */
  public void rollbackTo(SharedSessionContract session, Mark mark) {
    hooks().ifPresent(hooks -> hooks.rollbackTo((SharedSessionContractImplementor) session, mark));
  }

  private Optional<TransactionHooks> hooks() {
    return CaptureListener.of(sessionFactory).map(CaptureListener::hooks);
  }

  private void requireSeenBulkStatements(
      Collection<HibernateShape> shapes, CaptureSettings settings) {
    if (sessionFactory.getJdbcServices().getJdbcMutationExecutor() instanceof WatchedMutations
        && shapes.stream().map(HibernateShape::persister).allMatch(HibernateChanges::isWatched)) {
      return;
    }
    String unseen =
        "Bulk statements of this SessionFactory are not seen: it was built without the services of"
            + " the class path. Add io.webhookkit.hibernate.BulkServices to its registry's builder";
    if (settings.bulk() != BulkPolicy.WARN) {
      throw new WebhookConfigurationException(
          "capture.bulk", settings.bulk().name(), "it can't be kept. " + unseen);
    }
    LOG.warn(unseen);
  }

  /** An entity in one table needs no strategy. */
  private static boolean isWatched(EntityPersister persister) {
    SqmMultiTableMutationStrategy strategy = persister.getSqmMultiTableMutationStrategy();
    return strategy == null || strategy instanceof WatchedMutationStrategy;
  }

  private static void add(
      EntityPersister persister, Map<String, HibernateShape> shapes, EntityCapture capture) {
    Class<?> entityClass = persister.getMappedClass();
    if (entityClass != null && entityClass.getAnnotationsByType(WebhookEvent.class).length > 0) {
      shapes.put(
          persister.getEntityName(), new HibernateShape(persister, capture.isMapped(entityClass)));
    }
  }
}
