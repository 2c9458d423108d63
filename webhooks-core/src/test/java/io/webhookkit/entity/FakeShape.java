package io.webhookkit.entity;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An entity class as a very simple persistence framework would describe it. */
record FakeShape(Class<?> entityClass, String versionAttribute, List<String> attributes)
    implements EntityShape {

  /** A class without a version. */
  static FakeShape of(Class<?> entityClass, String... attributes) {
    return new FakeShape(entityClass, null, List.of(attributes));
  }

  @Override
  public String rootName() {
    return "Lead";
  }

  @Override
  public boolean same(int attribute, Object before, Object after) {
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
}
