package io.webhookkit.hibernate;

import java.io.Serializable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.hibernate.type.descriptor.java.JavaType;

/**
 * Writes ids as texts that can be read again. An id of several parts is taken apart as for
 * Hibernate's cache, and its parts are escaped and parted by commas.
 */
record IdText(Type type, SharedSessionContractImplementor session) {

  String write(Object id) {
    return text(type, Objects.requireNonNull(type.disassemble(id, session, null)));
  }

  Object read(String text) {
    return Objects.requireNonNull(type.assemble(part(type, text), session, null));
  }

  private String text(Type partType, Object part) {
    if (partType instanceof CompositeType composite) {
      Object[] parts = (Object[]) part;
      return IntStream.range(0, parts.length)
          .mapToObj(i -> escaped(text(composite.getSubtypes()[i], parts[i])))
          .collect(Collectors.joining(","));
    }
    if (partType instanceof EntityType association) {
      return text(idType(association), part);
    }
    return javaType(partType).toString(part);
  }

  private Serializable part(Type partType, String text) {
    if (partType instanceof CompositeType composite) {
      String[] texts = text.split(",", -1);
      return IntStream.range(0, texts.length)
          .mapToObj(i -> part(composite.getSubtypes()[i], unescaped(texts[i])))
          .toArray(Serializable[]::new);
    }
    if (partType instanceof EntityType association) {
      return part(idType(association), text);
    }
    return (Serializable) javaType(partType).fromString(text);
  }

  private Type idType(EntityType association) {
    return association.getAssociatedEntityPersister(session.getFactory()).getIdentifierType();
  }

  @SuppressWarnings("unchecked") // a part has the type of its place
  private static JavaType<Object> javaType(Type basic) {
    return (JavaType<Object>) ((JdbcMapping) basic).getMappedJavaType();
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String unescaped(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
