package io.webhookkit.hibernate;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import io.webhookkit.entity.AttributeMark;
import io.webhookkit.entity.AttributePath;
import io.webhookkit.entity.EntityShape;
import io.webhookkit.entity.SecretNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** An entity class as Hibernate has mapped it; its state is what may be sent of it. */
final class HibernateShape implements EntityShape {

  /** What Hibernate adds to the attributes of an entity with an id class. */
  private static final String ID_MAPPER = "_identifierMapper";

  private final EntityPersister persister;
  private final EntityIdentity identity;
  private final List<Attribute> sendable;
  private final List<String> names;

  /** An attribute by its position in Hibernate's state. */
  private record Attribute(int position, String name, AttributeReader reader) {}

  HibernateShape(EntityPersister persister) {
    this.persister = persister;
    this.identity = new EntityIdentity(persister);
    this.sendable = sendable(persister);
    this.names = sendable.stream().map(Attribute::name).toList();
  }

  private static List<Attribute> sendable(EntityPersister persister) {
    SessionFactoryImplementor factory = persister.getFactory();
    Class<?> owner = persister.getMappedClass();
    Set<String> named = named(owner);
    List<Attribute> sendable = new ArrayList<>();
    for (int i = 0; i < persister.getPropertyTypes().length; i++) {
      String name = persister.getPropertyNames()[i];
      if (name.equals(ID_MAPPER)) {
        continue;
      }
      Type type = persister.getPropertyTypes()[i];
      AttributeMark mark = AttributeMark.of(owner, name);
      boolean included = mark == AttributeMark.INCLUDED || named.contains(name);
      if (mark == AttributeMark.IGNORED || (type.isCollectionType() && !included)) {
        continue;
      }
      if (!included) {
        SecretNames.refuse(owner, name);
      }
      if (type instanceof CollectionType collection) {
        requireOwning(collection, name, persister);
      }
      sendable.add(new Attribute(i, name, AttributeReader.of(type, factory)));
    }
    return List.copyOf(sendable);
  }

  /** What an annotation names is sent on purpose. */
  private static Set<String> named(Class<?> owner) {
    return Arrays.stream(owner.getAnnotationsByType(WebhookEvent.class))
        .flatMap(
            event -> Stream.concat(Arrays.stream(event.attributes()), Arrays.stream(event.when())))
        .collect(Collectors.toSet());
  }

  /** Hibernate tells of the side that is stored alone. */
  private static void requireOwning(CollectionType type, String name, EntityPersister persister) {
    if (type.isInverse(persister.getFactory())) {
      throw new WebhookConfigurationException(
          "@WebhookEvent on " + persister.getEntityName() + ": the collection",
          name,
          "it is mapped by the other side, whose entity changes: announce that one");
    }
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

  /** Copies a state as Hibernate has it. */
  @Nullable Object[] read(@Nullable Object[] state, SharedSessionContractImplementor session) {
    return copy(state, (reader, value) -> reader.read(value, session));
  }

  /** Copies an earlier state, which Hibernate may not have. */
  @Nullable Object @Nullable [] readStored(
      @Nullable Object @Nullable [] state, SharedSessionContractImplementor session) {
    return state == null ? null : copy(state, (reader, value) -> reader.readStored(value, session));
  }

  private interface Copying {
    @Nullable Object copy(AttributeReader reader, @Nullable Object value);
  }

  private @Nullable Object[] copy(@Nullable Object[] state, Copying copying) {
    @Nullable Object[] copy = new Object[sendable.size()];
    for (int i = 0; i < copy.length; i++) {
      Attribute attribute = sendable.get(i);
      copy[i] = copying.copy(attribute.reader(), state[attribute.position()]);
    }
    return copy;
  }

  /**
   * Copies a state after an update: what is not updatable still has its old value in the database.
   */
  @Nullable Object[] readUpdated(
      @Nullable Object[] state,
      @Nullable Object @Nullable [] before,
      SharedSessionContractImplementor session) {
    @Nullable Object[] copy = read(state, session);
    if (before != null) {
      boolean[] updatable = persister.getPropertyUpdateability();
      for (int i = 0; i < copy.length; i++) {
        Attribute attribute = sendable.get(i);
        boolean stored =
            updatable[attribute.position()] || attribute.reader() instanceof CollectionReader;
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
    for (int i = 0; i < copy.length; i++) {
      boolean collection = sendable.get(i).reader() instanceof CollectionReader;
      copy[i] = collection ? NOT_LOADED : copy[i];
    }
    return copy;
  }

  /** Returns the reader of the collection at a position. */
  CollectionReader collection(int position) {
    return (CollectionReader) sendable.get(position).reader();
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
