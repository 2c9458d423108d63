package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.TlsProfile;
import java.util.Optional;

/** Tells the builder what the settings say of how requests leave. */
final class TransportReader {

  private static final String TLS = "webhooks.tls.";

  private final WebhooksSettings settings;

  TransportReader(WebhooksSettings settings) {
    this.settings = settings;
  }

  void tell(WebhooksBuilder builder) {
    setting("connect-timeout").map(Setting::duration).ifPresent(builder::connectTimeout);
    setting("deadline").map(Setting::duration).ifPresent(builder::deadline);
    setting("proxy").map(Setting::value).ifPresent(builder::proxy);
    builder.nat64Prefixes(settings.values("webhooks.transport.nat64-prefixes"));
    SettingsReader.names(settings, TLS).forEach(name -> builder.tls(profile(name)));
  }

  private TlsProfile profile(String name) {
    return TlsProfile.read(
        name,
        settings.value(TLS + name + ".trust").orElse(""),
        settings.value(TLS + name + ".certificate").orElse(""),
        settings.value(TLS + name + ".key").orElse(""));
  }

  private Optional<Setting> setting(String name) {
    String property = "transport." + name;
    return settings.value("webhooks." + property).map(value -> new Setting(property, value));
  }
}
