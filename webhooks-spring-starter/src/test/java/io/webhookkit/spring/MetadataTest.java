package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metadata of this module, compared with what the records say. */
class MetadataTest {

  private final Map<String, JsonNode> documented = documented();

  @Test
  void theMetadataHasEachPropertyAndNoOther() {
    Set<String> declared = new TreeSet<>();
    properties("webhooks", WebhooksProperties.class).forEach(p -> declared.add(p.name()));

    assertThat(documented.keySet()).isEqualTo(declared);
  }

  @Test
  void aDefaultInTheCodeIsADefaultInTheMetadata() {
    Set<String> withDefault = new HashSet<>();
    properties("webhooks", WebhooksProperties.class)
        .filter(Property::hasDefault)
        .forEach(p -> withDefault.add(p.name()));

    assertThat(withDefault)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(documented.get(name).has("defaultValue")).isTrue());
  }

  @Test
  void eachPropertyHasADescription() {
    assertThat(documented)
        .allSatisfy(
            (name, property) ->
                assertThat(property.path("description").asString("")).as(name).isNotEmpty());
  }

  @Test
  void theDefaultRetriesAreWrittenOut() {
    assertThat(documented.get("webhooks.retry.delays").path("defaultValue").toString())
        .isEqualTo("[\"5s\",\"5m\",\"30m\",\"2h\",\"5h\",\"10h\",\"14h\",\"20h\",\"24h\"]");
  }

  private record Property(String name, boolean hasDefault) {}

  private static Stream<Property> properties(String prefix, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            component -> {
              String name = prefix + "." + kebab(component.getName());
              return component.getType().isRecord()
                  ? properties(name, component.getType())
                  : Stream.of(new Property(name, hasDefault(type, component)));
            });
  }

  private static boolean hasDefault(Class<?> type, RecordComponent component) {
    return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .anyMatch(
            parameter -> {
              DefaultValue value = parameter.getAnnotation(DefaultValue.class);
              return value != null && value.value().length > 0;
            });
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Map<String, JsonNode> documented() {
    try {
      Path classes =
          Path.of(
              WebhooksProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      File file = classes.resolve("META-INF/spring-configuration-metadata.json").toFile();
      TreeMap<String, JsonNode> byName = new TreeMap<>();
      for (JsonNode property : JsonMapper.shared().readTree(file).path("properties")) {
        String name = property.path("name").asString();
        // Those of the Actuator endpoint are written by Spring Boot.
        if (!name.startsWith("management.endpoint.webhooks.")) {
          byName.put(name, property);
        }
      }
      return byName;
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
