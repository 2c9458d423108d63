package io.webhookkit.hibernate;

import io.webhookkit.entity.AttributePath;
import io.webhookkit.entity.EntityShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** An entity class as Hibernate has mapped it; its state is what may be sent of it. */
final class HibernateShape implements EntityShape {

  private final EntityPersister persister;
  private final EntityIdentity identity;
  private final List<Attribute> sendable;
  private final List<String> names;
  private final EntityStates states;

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
    this.states = new EntityStates(persister, sendable, mapped);
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

  /** Returns what copies its states. */
  EntityStates states() {
    return states;
  }

  /** Copies an id. */
  Object readId(Object id, SharedSessionContractImplementor session) {
    return identity.read(id, session);
  }

  @Override
  public Object entity(@Nullable Object[] state) {
    return states.entity(state);
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
