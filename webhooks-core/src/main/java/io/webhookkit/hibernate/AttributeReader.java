package io.webhookkit.hibernate;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Copies one attribute's value in the form that events have it in, and compares such copies. */
sealed interface AttributeReader extends AttributeCopier
    permits BasicReader, CollectionReader, EmbeddedReader, ToAnyReader, ToOneReader {

  /** Tells whether two copies are the same to the database. */
  boolean same(@Nullable Object before, @Nullable Object after);

  /** Returns the reader for a type. */
  static AttributeReader of(Type type, SessionFactoryImplementor factory) {
    if (type.isAnyType()) {
      return new ToAnyReader(factory);
    }
    if (type instanceof EntityType association) {
      return ToOneReader.of(association, factory);
    }
    if (type instanceof CollectionType collection) {
      return CollectionReader.of(collection, factory);
    }
    if (type instanceof CompositeType composite) {
      return EmbeddedReader.of(composite, factory);
    }
    return new BasicReader(type, factory);
  }
}
