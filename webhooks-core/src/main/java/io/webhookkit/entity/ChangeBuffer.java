package io.webhookkit.entity;

import io.webhookkit.outbox.EventBatch;
import io.webhookkit.outbox.Revertible;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one transaction, merged to one for each entity, in the order in which the entities
 * were first touched. Used by the transaction's thread alone.
 */
public final class ChangeBuffer implements Revertible {

  private final EntityCapture capture;
  private final EventBatch batch;
  private final @Nullable String tenant;

  /** What was changed since the begin and since each mark. */
  private final List<Layer> layers = new ArrayList<>(List.of(new Layer()));

  ChangeBuffer(EntityCapture capture, EventBatch batch, @Nullable String tenant) {
    this.capture = capture;
    this.batch = batch;
    this.tenant = tenant;
  }

  /** Adds what was just flushed. */
  public void add(EntityChange change) {
    layers.get(layers.size() - 1).add(change);
  }

  /** Returns the newest state of an entity that was changed so far, or null. */
  public @Nullable Object @Nullable [] state(EntityShape shape, Object id) {
    Layer.Key key = new Layer.Key(shape.rootName(), id);
    for (int i = layers.size() - 1; i >= 0; i--) {
      EntityChange change = layers.get(i).changes.get(key);
      if (change != null && change.shape().equals(shape)) {
        return change.after();
      }
    }
    return null;
  }

  /** Returns the subjects of the entities of one kind that were changed so far, but for many. */
  public List<String> subjects(String rootName) {
    return layers.stream()
        .flatMap(layer -> layer.changes.values().stream())
        .filter(change -> change.shape().rootName().equals(rootName))
        .map(change -> change.shape().subject(change.id()))
        .distinct()
        .limit(10)
        .toList();
  }

  @Override
  public int mark() {
    layers.add(new Layer());
    return layers.size() - 1;
  }

  @Override
  public void rollbackTo(int mark) {
    layers.subList(mark, layers.size()).clear();
    layers.add(new Layer());
  }

  /**
   * Writes the events of all changes so far. Called again after a late change, it writes the new
   * events instead of the earlier ones.
   *
   * @param now the newest states of entities among the changed ones, where those are better known
   *     than by their changes; of others there may be some, and they count for nothing
   * @throws io.webhookkit.WebhookException if they can't be stored; the transaction must then fail
   */
  public void write(Connection transaction, List<EntityChange> now) {
    Layer all = new Layer();
    layers.forEach(layer -> layer.changes.values().forEach(all::add));
    now.stream().filter(all::knows).forEach(all::add);
    batch.write(transaction, capture.events(all.changes.values(), tenant));
  }

  /** Tells how the transaction ended. Does not throw. */
  public void completed(boolean committed) {
    rollbackTo(START);
    batch.completed(committed);
  }

  /** Changes of which those of one entity are merged. */
  private static final class Layer {

    private record Key(String rootName, Object id) {}

    final Map<Key, EntityChange> changes = new LinkedHashMap<>();

    boolean knows(EntityChange change) {
      return changes.containsKey(key(change));
    }

    void add(EntityChange change) {
      Key key = key(change);
      EntityChange earlier = changes.get(key);
      if (earlier == null) {
        changes.put(key, change);
        return;
      }
      earlier
          .then(change)
          .ifPresentOrElse(both -> changes.put(key, both), () -> changes.remove(key));
    }

    private static Key key(EntityChange change) {
      return new Key(change.shape().rootName(), change.id());
    }
  }
}
