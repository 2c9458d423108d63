package io.webhookkit.jakarta;

import static java.util.stream.Collectors.joining;

import io.webhookkit.WebhookConfigurationException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** Settings from MicroProfile Config. No bean, so that it may be loaded without that library. */
final class MicroProfileSettings implements WebhooksSettings {

  private static final String PREFIX = "webhooks.";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)");

  private final Config config;

  private MicroProfileSettings(Config config) {
    this.config = config;
  }

  /** Returns the application's settings, or nothing where there is no MicroProfile Config. */
  static Optional<WebhooksSettings> find() {
    try {
      return Optional.of(new MicroProfileSettings(ConfigProvider.getConfig()));
    } catch (NoClassDefFoundError | IllegalStateException neitherApiNorImplementation) {
      return Optional.empty();
    }
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }

  @Override
  public Optional<String> value(String name) {
    requireReplaced(name);
    return config.getOptionalValue(name, String.class);
  }

  /** A list may be written in its own way, such as one property for each of its values. */
  @Override
  public List<String> values(String name) {
    requireReplaced(name);
    return config.getOptionalValues(name, String.class).orElse(List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** To the configuration, what it can't replace is as if it were not there, and means less. */
  private void requireReplaced(String name) {
    ConfigValue found = config.getConfigValue(name);
    if (found.getValue() == null && found.getRawValue() != null) {
      throw new WebhookConfigurationException(
          name.substring(PREFIX.length()),
          placeholders(found.getRawValue()),
          "nothing sets this: set the environment variable or property it names");
    }
  }

  /** Returns nothing else of the value, which may be a secret. */
  private static String placeholders(String raw) {
    return PLACEHOLDER
        .matcher(raw)
        .results()
        .map(found -> "${" + found.group(1) + "}")
        .collect(joining(", "));
  }
}
