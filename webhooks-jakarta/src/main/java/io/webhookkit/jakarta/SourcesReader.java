package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.sources.ConfiguredSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells the builder what the settings say of those who send webhooks. */
final class SourcesReader {

  private static final String SOURCES = "sources.";

  private final WrittenSettings settings;

  SourcesReader(WrittenSettings settings) {
    this.settings = settings;
  }

  void tell(WebhooksBuilder builder) {
    settings.setting("system").map(Setting::value).ifPresent(builder::system);
    InboundSettings unset = InboundSettings.DEFAULT;
    builder.receiving(
        new InboundSettings(
            settings.setting("inbox.max-size").map(Setting::bytes).orElse(unset.maxBytes()),
            settings
                .setting("inbox.read-timeout")
                .map(Setting::duration)
                .orElse(unset.readTimeout()),
            settings.setting("inbox.retention").map(Setting::duration).orElse(unset.retention()),
            settings
                .setting("inbox.poll-interval")
                .map(Setting::duration)
                .orElse(unset.pollInterval())));
    names().forEach(name -> builder.source(source(name)));
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String property : settings.names(SOURCES)) {
      int end = property.indexOf('.', SOURCES.length());
      if (end > 0) {
        names.add(property.substring(SOURCES.length(), end));
      }
    }
    return names;
  }

  private ConfiguredSource source(String name) {
    String prefix = SOURCES + name;
    ConfiguredSource source =
        ConfiguredSource.named(name)
            .secret(settings.text(prefix + ".secret"))
            .secrets(settings.list(prefix + ".secrets"))
            .options(options(prefix + ".options."));
    settings.setting(prefix + ".kind").map(Setting::value).ifPresent(source::kind);
    settings.setting(prefix + ".handling").map(Setting::value).ifPresent(source::handling);
    settings.setting(prefix + ".tolerance").map(Setting::duration).ifPresent(source::tolerance);
    return source;
  }

  private Map<String, String> options(String prefix) {
    Map<String, String> options = new HashMap<>();
    for (String property : settings.names(prefix)) {
      settings
          .setting(property)
          .ifPresent(set -> options.put(property.substring(prefix.length()), set.value()));
    }
    return options;
  }
}
