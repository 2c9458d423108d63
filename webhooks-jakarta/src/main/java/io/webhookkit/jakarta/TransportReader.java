package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.TlsProfile;

/** Tells the builder what the settings say of how requests leave. */
final class TransportReader {

  private static final String TLS = "tls.";

  private final WrittenSettings settings;

  TransportReader(WrittenSettings settings) {
    this.settings = settings;
  }

  void tell(WebhooksBuilder builder) {
    settings
        .setting("transport.connect-timeout")
        .map(Setting::duration)
        .ifPresent(builder::connectTimeout);
    settings.setting("transport.deadline").map(Setting::duration).ifPresent(builder::deadline);
    settings.setting("transport.proxy").map(Setting::value).ifPresent(builder::proxy);
    builder.nat64Prefixes(settings.list("transport.nat64-prefixes"));
    settings.members(TLS).forEach(name -> builder.tls(profile(name)));
  }

  private TlsProfile profile(String name) {
    return TlsProfile.read(
        name,
        settings.text(TLS + name + ".trust"),
        settings.text(TLS + name + ".certificate"),
        settings.text(TLS + name + ".key"));
  }
}
