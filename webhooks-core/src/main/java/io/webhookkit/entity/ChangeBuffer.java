package io.webhookkit.entity;

import io.webhookkit.outbox.EventBatch;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The changes of one transaction, merged to one for each entity, in the order in which the entities
 * were first touched. Used by the transaction's thread alone.
 */
public final class ChangeBuffer {

  private final EntityCapture capture;
  private final EventBatch batch;
  private final Map<Key, EntityChange> changes = new LinkedHashMap<>();

  ChangeBuffer(EntityCapture capture, EventBatch batch) {
    this.capture = capture;
    this.batch = batch;
  }

  private record Key(String rootName, Object id) {}

  /** Adds what was just flushed. */
  public void add(EntityChange change) {
    Key key = new Key(change.shape().rootName(), change.id());
    EntityChange earlier = changes.get(key);
    if (earlier == null) {
      changes.put(key, change);
      return;
    }
    earlier.then(change).ifPresentOrElse(both -> changes.put(key, both), () -> changes.remove(key));
  }

  /**
   * Writes the events of all changes so far. Called again after a late change, it writes the new
   * events instead of the earlier ones.
   *
   * @throws io.webhookkit.WebhookException if they can't be stored; the transaction must then fail
   */
  public void write(Connection transaction) {
    batch.write(transaction, capture.events(changes.values()));
  }

  /** Tells how the transaction ended. Does not throw. */
  public void completed(boolean committed) {
    changes.clear();
    batch.completed(committed);
  }
}
