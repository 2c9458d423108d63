package io.webhookkit.entity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** An entity class as a very simple persistence framework would describe it. */
record FakeShape(Class<?> entityClass, String versionAttribute, List<String> attributes)
    implements EntityShape {

  /** A class without a version. */
  static FakeShape of(Class<?> entityClass, String... attributes) {
    return new FakeShape(
        entityClass,
        null,
        Stream.of(attributes)
            .filter(name -> AttributeMark.of(entityClass, name) != AttributeMark.IGNORED)
            .toList());
  }

  @Override
  public String rootName() {
    return "Lead";
  }

  /** The address of anybody has a city. */
  @Override
  public List<String> embedded() {
    return attributes.contains("address") ? List.of("address.city") : List.of();
  }

  @Override
  public boolean same(AttributePath path, Object before, Object after) {
    return Objects.deepEquals(before, after);
  }

  @Override
  public Map<String, Object> identity(Object id) {
    return Map.of("id", id);
  }

  @Override
  public String subject(Object id) {
    return id.toString();
  }

  @Override
  public Object entity(Object[] state) {
    throw new UnsupportedOperationException("no mapper asks for it");
  }
}
