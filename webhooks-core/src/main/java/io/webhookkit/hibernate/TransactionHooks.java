package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.hibernate.HibernateChanges.Mark;
import io.webhookkit.outbox.Revertible;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hook of a running transaction: by the JTA transaction, which several sessions may be
 * in, or by the session's coordinator. Both are held weakly (a coordinator itself holds the hook
 * until its transaction ends), so a session that is abandoned leaves nothing. Sessions share no
 * lock here but a bin of the map, and only if their hashes meet.
 */
final class TransactionHooks {

  private final EntityCapture capture;
  private final RowReader reader;
  private final Map<Key, WeakReference<TransactionHook>> hooks = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> abandoned = new ReferenceQueue<>();

  TransactionHooks(EntityCapture capture, RowReader reader) {
    this.capture = capture;
    this.reader = reader;
  }

  /**
   * Returns the hook of the session's transaction, which joins it now if it has not yet.
   *
   * @param entity what was changed, for the error
   * @throws WebhookException if there is no transaction: no event could be atomic with the change
   */
  TransactionHook of(SharedSessionContractImplementor session, String entity) {
    Object transaction = transaction(session);
    return find(transaction).orElseGet(() -> join(session, transaction, entity));
  }

  /** Returns the hook of the session's transaction, if one has joined it. */
  Optional<TransactionHook> find(SharedSessionContractImplementor session) {
    return find(transaction(session));
  }

  /** Marks what a session's transaction has gathered so far. */
  Mark mark(SharedSessionContractImplementor session) {
    return new Mark(
        find(session).map(TransactionHook::mark).orElse(Revertible.START), capture.markPublished());
  }

  /** Forgets what a session's transaction has gathered since a mark. */
  void rollbackTo(SharedSessionContractImplementor session, Mark mark) {
    find(session).ifPresent(hook -> hook.rollbackTo(mark.changes()));
    capture.rollbackPublishedTo(mark.published());
  }

  private Optional<TransactionHook> find(Object transaction) {
    return Optional.ofNullable(hooks.get(new Key(transaction, null))).map(WeakReference::get);
  }

  /** What is the same for all sessions in one transaction, and for no other. */
  private static Object transaction(SharedSessionContractImplementor session) {
    TransactionCoordinator coordinator = session.getTransactionCoordinator();
    if (!coordinator.getTransactionCoordinatorBuilder().isJta()) {
      return coordinator;
    }
    try {
      TransactionManager manager =
          session
              .getFactory()
              .getServiceRegistry()
              .requireService(JtaPlatform.class)
              .retrieveTransactionManager();
      Transaction transaction = manager == null ? null : manager.getTransaction();
      return transaction == null ? coordinator : transaction;
    } catch (SystemException e) {
      throw new WebhookException("The JTA transaction can't be found", e);
    }
  }

  private TransactionHook join(
      SharedSessionContractImplementor session, Object transaction, String entity) {
    if (!session.isTransactionInProgress()) {
      throw new WebhookException(
          entity
              + " was changed outside a transaction, so its event can't be stored with the change:"
              + " change it in a transaction");
    }
    removeAbandoned();
    Key key = new Key(transaction, abandoned);
    TransactionCoordinator coordinator = session.getTransactionCoordinator();
    TransactionHook hook =
        new TransactionHook(
            session,
            capture.newBuffer(tenant(session)),
            new BulkRows(reader),
            over -> {
              hooks.remove(key);
              coordinator.removeObserver(over);
            });
    coordinator.addObserver(hook);
    hooks.put(key, new WeakReference<>(hook));
    return hook;
  }

  /** Returns whose session it is, as events know the tenant; null where there are none. */
  static @Nullable String tenant(SharedSessionContractImplementor session) {
    Object tenant = session.getTenantIdentifierValue();
    return tenant == null ? null : tenant.toString();
  }

  private void removeAbandoned() {
    for (Object key = abandoned.poll(); key != null; key = abandoned.poll()) {
      hooks.remove(key);
    }
  }

  /** A transaction by identity. */
  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object transaction, @Nullable ReferenceQueue<Object> queue) {
      super(transaction, queue);
      this.hash = System.identityHashCode(transaction);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || (other instanceof Key key && get() != null && get() == key.get());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
