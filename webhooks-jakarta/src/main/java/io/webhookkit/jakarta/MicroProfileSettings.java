package io.webhookkit.jakarta;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Settings from MicroProfile Config. No bean, so that it may be loaded without that library. */
final class MicroProfileSettings implements WebhooksSettings {

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
    return config.getOptionalValue(name, String.class);
  }

  @Override
  public List<String> values(String name) {
    return config.getOptionalValues(name, String.class).orElse(List.of());
  }
}
