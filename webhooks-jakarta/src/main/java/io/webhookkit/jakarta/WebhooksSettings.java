package io.webhookkit.jakarta;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the {@code webhooks.*} settings come from. An application that produces a bean of this type
 * is configured by it; without one, MicroProfile Config is asked if it is there.
 *
 * <pre>{@code
 * @Produces
 * @Singleton
 * WebhooksSettings settings() {
 *   return WebhooksSettings.of(
 *       Map.of(
 *           "webhooks.endpoints.crm.url", "https://crm.example.com/hooks",
 *           "webhooks.endpoints.crm.secret", System.getenv("CRM_WEBHOOK_SECRET"),
 *           "webhooks.endpoints.crm.events", "lead.*"));
 * }
 * }</pre>
 */
public interface WebhooksSettings {

  /** Takes the settings from a map of whole property names. */
  static WebhooksSettings of(Map<String, String> properties) {
    Map<String, String> copy = Map.copyOf(properties);
    return new WebhooksSettings() {
      @Override
      public Set<String> names() {
        return copy.keySet();
      }

      @Override
      public Optional<String> value(String name) {
        return Optional.ofNullable(copy.get(name));
      }
    };
  }

  /** Returns the names of all properties; there may be others than {@code webhooks.*}. */
  Set<String> names();

  /** Returns the value of a property. */
  Optional<String> value(String name);

  /** Returns the values of a property that is a list, by default one with commas. */
  default List<String> values(String name) {
    return value(name).stream()
        .flatMap(list -> Stream.of(list.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
