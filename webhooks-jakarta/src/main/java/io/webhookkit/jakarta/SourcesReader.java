package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.sources.ConfiguredSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells the builder what the settings say of those who send webhooks. */
final class SourcesReader {

  private static final String SOURCES = "webhooks.sources.";

  private final WebhooksSettings settings;

  SourcesReader(WebhooksSettings settings) {
    this.settings = settings;
  }

  void tell(WebhooksBuilder builder) {
    settings.value("webhooks.system").ifPresent(builder::system);
    InboundSettings unset = InboundSettings.DEFAULT;
    builder.receiving(
        new InboundSettings(
            setting("inbox.max-size").map(Setting::bytes).orElse(unset.maxBytes()),
            setting("inbox.read-timeout").map(Setting::duration).orElse(unset.readTimeout()),
            setting("inbox.retention").map(Setting::duration).orElse(unset.retention()),
            setting("inbox.poll-interval").map(Setting::duration).orElse(unset.pollInterval())));
    names().forEach(name -> builder.source(source(name)));
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String property : settings.names()) {
      int end = property.indexOf('.', SOURCES.length());
      if (property.startsWith(SOURCES) && end > 0) {
        names.add(property.substring(SOURCES.length(), end));
      }
    }
    return names;
  }

  private ConfiguredSource source(String name) {
    String prefix = SOURCES + name;
    ConfiguredSource source =
        ConfiguredSource.named(name)
            .secret(settings.value(prefix + ".secret").orElse(""))
            .secrets(settings.values(prefix + ".secrets"))
            .options(options(prefix + ".options."));
    settings.value(prefix + ".kind").ifPresent(source::kind);
    settings.value(prefix + ".handling").ifPresent(source::handling);
    setting("sources." + name + ".tolerance").map(Setting::duration).ifPresent(source::tolerance);
    return source;
  }

  private Map<String, String> options(String prefix) {
    Map<String, String> options = new HashMap<>();
    for (String property : settings.names()) {
      if (property.startsWith(prefix)) {
        settings
            .value(property)
            .ifPresent(value -> options.put(property.substring(prefix.length()), value));
      }
    }
    return options;
  }

  private Optional<Setting> setting(String name) {
    return settings.value("webhooks." + name).map(value -> new Setting(name, value));
  }
}
