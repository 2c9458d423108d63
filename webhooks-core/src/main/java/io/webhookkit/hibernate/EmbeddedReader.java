package io.webhookkit.hibernate;

import io.webhookkit.entity.AttributeMark;
import io.webhookkit.entity.EntityShape;
import io.webhookkit.entity.SecretNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads several attributes in the entity's own table as a map. */
record EmbeddedReader(CompositeType type, List<Part> parts) implements AttributeReader {

  /** One attribute of the embedded ones, by its position among them. */
  record Part(int position, String name, AttributeReader reader) {}

  static EmbeddedReader of(CompositeType type, SessionFactoryImplementor factory) {
    String[] names = type.getPropertyNames();
    Type[] types = type.getSubtypes();
    Class<?> owner = type.getReturnedClass();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      AttributeMark mark = AttributeMark.of(owner, names[i]);
      if (mark == AttributeMark.IGNORED || types[i].isCollectionType()) {
        continue;
      }
      if (mark == AttributeMark.NONE) {
        SecretNames.refuse(owner, names[i]);
      }
      parts.add(new Part(i, names[i], AttributeReader.of(types[i], factory)));
    }
    return new EmbeddedReader(type, List.copyOf(parts));
  }

  /** Returns the paths to all parts, from here on. */
  Stream<String> paths() {
    return parts.stream()
        .flatMap(
            part ->
                part.reader() instanceof EmbeddedReader inner
                    ? Stream.concat(
                        Stream.of(part.name()), inner.paths().map(path -> part.name() + "." + path))
                    : Stream.of(part.name()));
  }

  /** Returns the reader of a part. */
  Optional<AttributeReader> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).map(Part::reader).findFirst();
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
    return actual != type.getReturnedClass()
        && AttributeMark.of(actual, name) == AttributeMark.IGNORED;
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
