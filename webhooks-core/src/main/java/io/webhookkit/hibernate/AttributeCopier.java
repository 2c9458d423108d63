package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityShape;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Copies one attribute's value out of Hibernate's state, without loading anything. */
sealed interface AttributeCopier
    permits AttributeReader, CollectionCopier, DetachedEmbedded, DetachedToAny, DetachedToOne {

  /** Returns a copy that nobody else can change, or {@link EntityShape#NOT_LOADED}. */
  default @Nullable Object read(@Nullable Object value, SharedSessionContractImplementor session) {
    if (value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
      return EntityShape.NOT_LOADED;
    }
    return value == null ? null : copy(value, session);
  }

  /** Returns a copy of what stood in the database before the flush that is under way. */
  default @Nullable Object readStored(
      @Nullable Object value, SharedSessionContractImplementor session) {
    return read(value, session);
  }

  /** Returns a copy of a value that is there. */
  @Nullable Object copy(Object value, SharedSessionContractImplementor session);

  /** Returns what copies a value in the form that it has in an entity. */
  static AttributeCopier detaching(Type type, SessionFactoryImplementor factory) {
    if (type.isAnyType()) {
      return new DetachedToAny(factory);
    }
    if (type instanceof EntityType association) {
      return DetachedToOne.of(association, factory);
    }
    if (type instanceof CollectionType collection) {
      return DetachedCollection.of(collection, factory);
    }
    if (type instanceof CompositeType composite) {
      return DetachedEmbedded.of(composite, factory);
    }
    return new BasicReader(type, factory);
  }
}
