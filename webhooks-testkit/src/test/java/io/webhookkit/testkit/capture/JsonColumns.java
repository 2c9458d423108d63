package io.webhookkit.testkit.capture;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON columns with Jackson 3, which Hibernate does not know before 7.2. */
final class JsonColumns implements FormatMapper {

  private final JsonMapper json = JsonMapper.shared();

  @Override
  public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
    return json.readValue(text.toString(), json.constructType(type.getJavaType()));
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    return json.writeValueAsString(value);
  }
}
