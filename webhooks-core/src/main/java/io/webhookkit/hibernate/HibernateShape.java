package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityShape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** An entity class as Hibernate has mapped it. Collections are not part of its state. */
final class HibernateShape implements EntityShape {

  /** What Hibernate adds to the attributes of an entity with an id class. */
  private static final String ID_MAPPER = "_identifierMapper";

  private final EntityPersister persister;
  private final int[] positions;
  private final List<String> attributes;
  private final List<AttributeReader> readers;
  private final EntityIdentity identity;

  HibernateShape(EntityPersister persister) {
    SessionFactoryImplementor factory = persister.getFactory();
    Type[] types = persister.getPropertyTypes();
    this.persister = persister;
    this.positions =
        IntStream.range(0, types.length)
            .filter(i -> !types[i].isCollectionType())
            .filter(i -> !persister.getPropertyNames()[i].equals(ID_MAPPER))
            .toArray();
    this.attributes =
        IntStream.of(positions).mapToObj(i -> persister.getPropertyNames()[i]).toList();
    this.readers =
        IntStream.of(positions).mapToObj(i -> AttributeReader.of(types[i], factory)).toList();
    this.identity = new EntityIdentity(persister);
  }

  /** Copies an id. */
  Object readId(Object id, SharedSessionContractImplementor session) {
    return identity.read(id, session);
  }

  /** Copies a state as Hibernate has it. */
  @Nullable Object[] read(@Nullable Object[] state, SharedSessionContractImplementor session) {
    @Nullable Object[] copy = new Object[positions.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = readers.get(i).read(state[positions[i]], session);
    }
    return copy;
  }

  /** Copies a state that Hibernate may not have. */
  @Nullable Object @Nullable [] readKnown(
      @Nullable Object @Nullable [] state, SharedSessionContractImplementor session) {
    return state == null ? null : read(state, session);
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
        copy[i] = updatable[positions[i]] ? copy[i] : before[i];
      }
    }
    return copy;
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
    return attributes;
  }

  @Override
  public @Nullable String versionAttribute() {
    return persister.isVersioned()
        ? persister.getVersionMapping().getVersionAttribute().getAttributeName()
        : null;
  }

  @Override
  public boolean same(int attribute, @Nullable Object before, @Nullable Object after) {
    return readers.get(attribute).same(before, after);
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
