package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityShape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Copies the states of an entity: what may be sent of it, and what a mapper's entity is made of.
 */
final class EntityStates {

  private final EntityPersister persister;
  private final List<Attribute> sendable;
  private final @Nullable DetachedEntity detached;

  /** One for each attribute, and, for a mapper, another one for each in the same order. */
  private final List<Slot> slots;

  /**
   * Creates them.
   *
   * @param sendable the attributes that may be sent
   * @param mapped whether states are to hold what a mapper's entities are made of
   */
  EntityStates(EntityPersister persister, List<Attribute> sendable, boolean mapped) {
    this.persister = persister;
    this.sendable = sendable;
    this.detached = mapped ? DetachedEntity.of(persister, sendable) : null;
    this.slots =
        Stream.concat(
                sendable.stream().map(each -> new Slot(each.position(), each.reader())),
                detached == null ? Stream.of() : detached.slots().stream())
            .toList();
  }

  /** Copies the state of an entity that is loaded. */
  @Nullable Object[] read(Object entity, SharedSessionContractImplementor session) {
    return read(persister.getIdentifier(entity, session), persister.getValues(entity), session);
  }

  /** Copies a state as Hibernate has it. */
  @Nullable Object[] read(
      Object id, @Nullable Object[] state, SharedSessionContractImplementor session) {
    return copy(id, state, session, (copier, value) -> copier.read(value, session));
  }

  /** Copies an earlier state, which Hibernate may not have. */
  @Nullable Object @Nullable [] readStored(
      Object id, @Nullable Object @Nullable [] state, SharedSessionContractImplementor session) {
    return state == null
        ? null
        : copy(id, state, session, (copier, value) -> copier.readStored(value, session));
  }

  /** Copies the state of an entity that is loaded, after its collections were loaded as well. */
  @Nullable Object[] readWhole(Object entity, SharedSessionContractImplementor session) {
    Object[] values = persister.getValues(entity);
    sendable.stream()
        .filter(attribute -> attribute.reader() instanceof CollectionReader)
        .forEach(attribute -> Hibernate.initialize(values[attribute.position()]));
    return read(entity, session);
  }

  private interface Copying {
    @Nullable Object copy(AttributeCopier copier, @Nullable Object value);
  }

  private @Nullable Object[] copy(
      Object id,
      @Nullable Object[] state,
      SharedSessionContractImplementor session,
      Copying copying) {
    @Nullable Object[] copy = new Object[slots.size() + (detached == null ? 0 : 1)];
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      copy[i] = copying.copy(slot.copier(), state[slot.position()]);
    }
    if (detached != null) {
      copy[slots.size()] = detached.entities(id, session);
    }
    return copy;
  }

  /**
   * Copies a state after an update: what is not updatable still has its old value in the database.
   */
  @Nullable Object[] readUpdated(
      Object id,
      @Nullable Object[] state,
      @Nullable Object @Nullable [] before,
      SharedSessionContractImplementor session) {
    @Nullable Object[] copy = read(id, state, session);
    if (before != null) {
      boolean[] updatable = persister.getPropertyUpdateability();
      for (int i = 0; i < slots.size(); i++) {
        Slot slot = slots.get(i);
        boolean stored = updatable[slot.position()] || slot.isCollection();
        copy[i] = stored ? copy[i] : before[i];
      }
    }
    return copy;
  }

  /**
   * Leaves the collections out of a copied state: before Hibernate deletes rows by a statement, it
   * deletes what their collections hold.
   */
  @Nullable Object[] withoutCollections(@Nullable Object[] state) {
    @Nullable Object[] copy = state.clone();
    for (int i = 0; i < slots.size(); i++) {
      copy[i] = slots.get(i).isCollection() ? EntityShape.NOT_LOADED : copy[i];
    }
    return copy;
  }

  /** Puts the collection at a position into a copied state, in each form that the state has. */
  void put(
      @Nullable Object[] state,
      int position,
      Function<CollectionCopier, @Nullable Object> collection) {
    for (int i = position; i < slots.size(); i += sendable.size()) {
      state[i] = collection.apply((CollectionCopier) slots.get(i).copier());
    }
  }

  /**
   * Returns the position of an owner's collection in a copied state, or -1. One that is new may not
   * know its role yet, and one that was replaced is no longer the owner's.
   */
  int position(PersistentCollection<?> collection, Object owner) {
    String role = collection.getRole();
    if (role != null) {
      String name = role.substring(role.lastIndexOf('.') + 1);
      return first(attribute -> attribute.name().equals(name));
    }
    Object[] values = persister.getValues(owner);
    return first(attribute -> values[attribute.position()] == collection);
  }

  private int first(Predicate<Attribute> condition) {
    return IntStream.range(0, sendable.size())
        .filter(i -> condition.test(sendable.get(i)))
        .findFirst()
        .orElse(-1);
  }

  /** Makes an entity of a copied state, for a mapper to look at. */
  Object entity(@Nullable Object[] state) {
    return Objects.requireNonNull(detached)
        .with(
            Arrays.asList(state).subList(sendable.size(), slots.size()),
            (Supplier<?>) Objects.requireNonNull(state[slots.size()]));
  }
}
