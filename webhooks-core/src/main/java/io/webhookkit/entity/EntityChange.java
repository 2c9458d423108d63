package io.webhookkit.entity;

import io.webhookkit.ChangeType;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one entity in one transaction, as far as it is known.
 *
 * @param shape the entity's class
 * @param id its id
 * @param type what happened
 * @param before its state before the transaction; null if it did not exist, or is not known
 * @param after its state by now; null if it exists no longer
 */
@SuppressWarnings(
    "ArrayRecordComponent") // states are arrays in every framework, and compared by shape
public record EntityChange(
    EntityShape shape,
    Object id,
    ChangeType type,
    @Nullable Object @Nullable [] before,
    @Nullable Object @Nullable [] after) {

  /** An entity that was inserted. */
  public static EntityChange created(EntityShape shape, Object id, @Nullable Object[] state) {
    return new EntityChange(shape, id, ChangeType.CREATED, null, state);
  }

  /** An entity that was updated; {@code before} is null if nobody had loaded it. */
  public static EntityChange updated(
      EntityShape shape,
      Object id,
      @Nullable Object @Nullable [] before,
      @Nullable Object[] after) {
    return new EntityChange(shape, id, ChangeType.UPDATED, before, after);
  }

  /** An entity that was deleted; {@code before} is null if nobody had loaded it. */
  public static EntityChange deleted(
      EntityShape shape, Object id, @Nullable Object @Nullable [] before) {
    return new EntityChange(shape, id, ChangeType.DELETED, before, null);
  }

  /** Returns the newest state, or the last one of a deleted entity; null if that is not known. */
  @Nullable Object @Nullable [] last() {
    return type == ChangeType.DELETED ? before : after;
  }

  /** Tells whether something is known of the newest state that is not known of the first. */
  boolean hasLoadedMore() {
    return before != null
        && after != null
        && IntStream.range(0, after.length)
            .anyMatch(
                i -> before[i] == EntityShape.NOT_LOADED && after[i] != EntityShape.NOT_LOADED);
  }

  /** Returns both as one change, or empty if together they come to nothing. */
  Optional<EntityChange> then(EntityChange later) {
    if (later.type == ChangeType.DELETED) {
      return type == ChangeType.CREATED
          ? Optional.empty()
          : Optional.of(new EntityChange(later.shape, id, ChangeType.DELETED, before, null));
    }
    ChangeType both = type == ChangeType.CREATED ? ChangeType.CREATED : ChangeType.UPDATED;
    return Optional.of(new EntityChange(later.shape, id, both, first(later), newest(later)));
  }

  /** What the earlier change had not loaded at all still was what the later one has found. */
  private @Nullable Object @Nullable [] first(EntityChange later) {
    if (before == null || after == null || later.before == null || !later.shape.equals(shape)) {
      return before;
    }
    @Nullable Object[] first = before.clone();
    for (int i = 0; i < first.length; i++) {
      boolean unknown = first[i] == EntityShape.NOT_LOADED && after[i] == EntityShape.NOT_LOADED;
      first[i] = unknown ? later.before[i] : first[i];
    }
    return first;
  }

  /** What is not loaded when the entity is read anew still is what it was at the earlier change. */
  private @Nullable Object @Nullable [] newest(EntityChange later) {
    if (after == null || later.after == null || !later.shape.equals(shape)) {
      return later.after;
    }
    @Nullable Object[] newest = later.after.clone();
    for (int i = 0; i < newest.length; i++) {
      newest[i] = newest[i] == EntityShape.NOT_LOADED ? after[i] : newest[i];
    }
    return newest;
  }

  /**
   * Tells whether an attribute has another value than before; true if that is not known. What was
   * not loaded and is set all the same has another one, as Hibernate sees it; what is not loaded
   * now can't have been changed.
   */
  boolean changes(AttributePath path) {
    if (before == null || after == null) {
      return true;
    }
    Object old = path.in(before);
    Object now = path.in(after);
    if (old == EntityShape.NOT_LOADED || now == EntityShape.NOT_LOADED) {
      return now != EntityShape.NOT_LOADED;
    }
    return !shape.same(path, old, now);
  }

  /** Leaves the states out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "EntityChange[" + shape.rootName() + "#" + shape.subject(id) + " " + type + "]";
  }
}
