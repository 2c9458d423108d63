package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import io.webhookkit.entity.EntityCapture;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hook of a running transaction by its coordinator. Both are held weakly (the coordinator
 * itself holds the hook until its transaction ends), so a session that is abandoned leaves nothing.
 * Sessions share no lock here but a bin of the map, and only if their hashes meet.
 */
final class TransactionHooks {

  private final EntityCapture capture;
  private final Map<Key, WeakReference<TransactionHook>> hooks = new ConcurrentHashMap<>();
  private final ReferenceQueue<TransactionCoordinator> abandoned = new ReferenceQueue<>();

  TransactionHooks(EntityCapture capture) {
    this.capture = capture;
  }

  /**
   * Returns the hook of the session's transaction, which joins it now if it has not yet.
   *
   * @param entity what was changed, for the error
   * @throws WebhookException if there is no transaction: no event could be atomic with the change
   */
  TransactionHook of(SharedSessionContractImplementor session, String entity) {
    TransactionCoordinator coordinator = session.getTransactionCoordinator();
    return find(coordinator).orElseGet(() -> join(session, coordinator, entity));
  }

  /** Returns the hook of a running transaction, if one has joined it. */
  Optional<TransactionHook> find(TransactionCoordinator coordinator) {
    return Optional.ofNullable(hooks.get(new Key(coordinator, null))).map(WeakReference::get);
  }

  private TransactionHook join(
      SharedSessionContractImplementor session, TransactionCoordinator coordinator, String entity) {
    if (!session.isTransactionInProgress()) {
      throw new WebhookException(
          entity
              + " was changed outside a transaction, so its event can't be stored with the change:"
              + " change it in a transaction");
    }
    removeAbandoned();
    Key key = new Key(coordinator, abandoned);
    TransactionHook hook =
        new TransactionHook(
            session,
            capture.newBuffer(),
            over -> {
              hooks.remove(key);
              coordinator.removeObserver(over);
            });
    coordinator.addObserver(hook);
    hooks.put(key, new WeakReference<>(hook));
    return hook;
  }

  private void removeAbandoned() {
    for (Object key = abandoned.poll(); key != null; key = abandoned.poll()) {
      hooks.remove(key);
    }
  }

  /** A coordinator by identity. */
  private static final class Key extends WeakReference<TransactionCoordinator> {

    private final int hash;

    Key(
        TransactionCoordinator coordinator,
        @Nullable ReferenceQueue<TransactionCoordinator> queue) {
      super(coordinator, queue);
      this.hash = System.identityHashCode(coordinator);
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
