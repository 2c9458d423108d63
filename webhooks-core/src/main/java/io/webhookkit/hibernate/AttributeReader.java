package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityShape;
import io.webhookkit.entity.IgnoredAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Copies one attribute's value out of Hibernate's state, without loading anything. */
sealed interface AttributeReader {

  /** Returns a copy that nobody else can change, or {@link EntityShape#NOT_LOADED}. */
  default @Nullable Object read(@Nullable Object value, SharedSessionContractImplementor session) {
    if (value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
      return EntityShape.NOT_LOADED;
    }
    return value == null ? null : copy(value, session);
  }

  /** Returns a copy of a value that is there. */
  @Nullable Object copy(Object value, SharedSessionContractImplementor session);

  /** Tells whether two copies are the same to the database. */
  boolean same(@Nullable Object before, @Nullable Object after);

  /** Returns the reader for a type that is not a collection's. */
  static AttributeReader of(Type type, SessionFactoryImplementor factory) {
    if (type.isAnyType()) {
      return new ToAny(factory);
    }
    if (type instanceof EntityType association) {
      return ToOne.of(association, factory);
    }
    if (type instanceof CompositeType composite) {
      return Embedded.of(composite, factory);
    }
    return new Basic(type, factory);
  }

  /** A value in columns of its own. */
  record Basic(Type type, SessionFactoryImplementor factory) implements AttributeReader {
    @Override
    public @Nullable Object copy(Object value, SharedSessionContractImplementor session) {
      return type.isMutable() ? type.deepCopy(value, factory) : value;
    }

    @Override
    public boolean same(@Nullable Object before, @Nullable Object after) {
      return before == after || type.isEqual(before, after);
    }
  }

  /**
   * An association to one entity, which is read as its id. Where it is a part of an id itself,
   * Hibernate may have the id in its place already.
   */
  record ToOne(EntityPersister target, AttributeReader id) implements AttributeReader {

    static ToOne of(EntityType type, SessionFactoryImplementor factory) {
      EntityPersister target = type.getAssociatedEntityPersister(factory);
      return new ToOne(target, AttributeReader.of(target.getIdentifierType(), factory));
    }

    @Override
    public @Nullable Object copy(Object value, SharedSessionContractImplementor session) {
      LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
      if (proxy != null) {
        return id.read(proxy.getIdentifier(), session);
      }
      return id.read(
          target.isInstance(value) ? target.getIdentifier(value, session) : value, session);
    }

    @Override
    public boolean same(@Nullable Object before, @Nullable Object after) {
      return Objects.equals(before, after);
    }
  }

  /** An association to one entity of any class, which is read as the class's name and the id. */
  record ToAny(SessionFactoryImplementor factory) implements AttributeReader {
    @Override
    public Object copy(Object value, SharedSessionContractImplementor session) {
      LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
      String name = proxy != null ? proxy.getEntityName() : session.bestGuessEntityName(value);
      EntityPersister target = factory.getMappingMetamodel().getEntityDescriptor(name);
      Object rawId = proxy != null ? proxy.getIdentifier() : target.getIdentifier(value, session);
      Map<String, @Nullable Object> reference = new LinkedHashMap<>();
      reference.put("entity", name.substring(name.lastIndexOf('.') + 1));
      reference.put(
          "id", AttributeReader.of(target.getIdentifierType(), factory).read(rawId, session));
      return reference;
    }

    @Override
    public boolean same(@Nullable Object before, @Nullable Object after) {
      return Objects.equals(before, after);
    }
  }

  /** Several attributes in the entity's own table, which become a map. */
  record Embedded(CompositeType type, List<Part> parts) implements AttributeReader {

    /** One attribute of the embedded ones, by its position among them. */
    record Part(int position, String name, AttributeReader reader) {}

    static Embedded of(CompositeType type, SessionFactoryImplementor factory) {
      String[] names = type.getPropertyNames();
      Type[] types = type.getSubtypes();
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < names.length; i++) {
        if (!types[i].isCollectionType()
            && !IgnoredAttributes.has(type.getReturnedClass(), names[i])) {
          parts.add(new Part(i, names[i], AttributeReader.of(types[i], factory)));
        }
      }
      return new Embedded(type, List.copyOf(parts));
    }

    @Override
    public Object copy(Object value, SharedSessionContractImplementor session) {
      Object[] values = type.getPropertyValues(value, session);
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      for (Part part : parts) {
        if (isIgnoredBySubclass(value.getClass(), part.name())) {
          continue;
        }
        Object read = part.reader().read(values[part.position()], session);
        if (read != EntityShape.NOT_LOADED) {
          copy.put(part.name(), read);
        }
      }
      return copy;
    }

    /** An embeddable may have subclasses with attributes of their own. */
    private boolean isIgnoredBySubclass(Class<?> actual, String name) {
      return actual != type.getReturnedClass() && IgnoredAttributes.has(actual, name);
    }

    @Override
    public boolean same(@Nullable Object before, @Nullable Object after) {
      if (!(before instanceof Map<?, ?> first) || !(after instanceof Map<?, ?> second)) {
        return before == after;
      }
      return parts.stream()
          .allMatch(part -> part.reader().same(first.get(part.name()), second.get(part.name())));
    }
  }
}
