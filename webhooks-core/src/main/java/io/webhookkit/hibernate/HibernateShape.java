package io.webhookkit.hibernate;

import io.webhookkit.entity.AttributePath;
import io.webhookkit.entity.EntityShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** An entity class as Hibernate has mapped it; its state is what may be sent of it. */
final class HibernateShape implements EntityShape {

  private final EntityPersister persister;
  private final EntityIdentity identity;
  private final List<Attribute> sendable;
  private final List<String> names;
  private final @Nullable DetachedEntity detached;

  /** One for each attribute, and, for a mapper, another one for each in the same order. */
  private final List<Slot> slots;

  /**
   * Creates a shape.
   *
   * @param mapped whether its states are to hold what a mapper's entities are made of
   */
  HibernateShape(EntityPersister persister, boolean mapped) {
    this.persister = persister;
    this.identity = new EntityIdentity(persister);
    this.sendable = SendableAttributes.of(persister);
    this.names = sendable.stream().map(Attribute::name).toList();
    this.detached = mapped ? DetachedEntity.of(persister, sendable) : null;
    this.slots =
        Stream.concat(
                sendable.stream().map(each -> new Slot(each.position(), each.reader())),
                detached == null ? Stream.of() : detached.slots().stream())
            .toList();
  }

  EntityPersister persister() {
    return persister;
  }

  /** Returns the names of the tables that the entity's rows are in. */
  Set<String> tables() {
    return Arrays.stream(persister.getQuerySpaces())
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }

  /** Copies an id. */
  Object readId(Object id, SharedSessionContractImplementor session) {
    return identity.read(id, session);
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

  @Override
  public Object entity(@Nullable Object[] state) {
    return Objects.requireNonNull(detached)
        .with(
            Arrays.asList(state).subList(sendable.size(), slots.size()),
            (Supplier<?>) Objects.requireNonNull(state[slots.size()]));
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
      copy[i] = slots.get(i).isCollection() ? NOT_LOADED : copy[i];
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
      return names.indexOf(role.substring(role.lastIndexOf('.') + 1));
    }
    Object[] values = persister.getValues(owner);
    return IntStream.range(0, sendable.size())
        .filter(i -> values[sendable.get(i).position()] == collection)
        .findFirst()
        .orElse(-1);
  }

  @Override
  public Class<?> entityClass() {
    return persister.getMappedClass();
  }

  @Override
  public String rootName() {
    return persister.getRootEntityName();
  }

  @Override
  public List<String> attributes() {
    return names;
  }

  @Override
  public List<String> embedded() {
    return sendable.stream()
        .filter(attribute -> attribute.reader() instanceof EmbeddedReader)
        .flatMap(
            attribute ->
                ((EmbeddedReader) attribute.reader())
                    .paths()
                    .map(path -> attribute.name() + "." + path))
        .toList();
  }

  @Override
  public @Nullable String versionAttribute() {
    return persister.isVersioned()
        ? persister.getVersionMapping().getVersionAttribute().getAttributeName()
        : null;
  }

  @Override
  public boolean same(AttributePath path, @Nullable Object before, @Nullable Object after) {
    AttributeReader reader = sendable.get(path.attribute()).reader();
    for (String part : path.parts()) {
      reader = ((EmbeddedReader) reader).part(part).orElseThrow();
    }
    return reader.same(before, after);
  }

  @Override
  public Map<String, Object> identity(Object id) {
    return identity.attributes(id);
  }

  @Override
  public String subject(Object id) {
    return identity.subject(id);
  }
}
