package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.Endpoint;
import java.util.Optional;

/** Tells the builder what the settings say of endpoints. */
final class EndpointsReader {

  private static final String ENDPOINTS = "endpoints.";

  private final WrittenSettings settings;

  EndpointsReader(WrittenSettings settings) {
    this.settings = settings;
  }

  void tell(WebhooksBuilder builder) {
    settings.members(ENDPOINTS).forEach(name -> builder.endpoint(endpoint(name)));
  }

  private Endpoint endpoint(String name) {
    String its = ENDPOINTS + name + ".";
    return Endpoint.named(name)
        .url(settings.text(its + "url"))
        .secret(settings.text(its + "secret"))
        .secrets(settings.list(its + "secrets"))
        .events(settings.list(its + "events").toArray(String[]::new))
        .tenant(value(its + "tenant").orElse(null))
        .ordering(value(its + "ordering").orElse("none"))
        .skipAfter(number(its + "skip-after"))
        .rateLimit(number(its + "rate-limit"))
        .source(value(its + "source").orElse(null))
        .tls(value(its + "tls").orElse(null))
        .build();
  }

  private Optional<String> value(String name) {
    return settings.setting(name).map(Setting::value);
  }

  private int number(String name) {
    return settings.setting(name).map(Setting::number).orElse(0);
  }
}
