package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.EndpointStoreType;
import io.webhookkit.endpoint.SecretCipher;
import java.util.Optional;

/** Tells the builder what the settings say of endpoints that are saved at run time. */
final class EndpointStoreReader {

  private static final String STORE = "endpoint-store.";

  private final WebhooksSettings settings;

  EndpointStoreReader(WebhooksSettings settings) {
    this.settings = settings;
  }

  void tell(WebhooksBuilder builder) {
    setting("type")
        .map(type -> type.oneOf(EndpointStoreType.class))
        .filter(EndpointStoreType.JDBC::equals)
        .ifPresent(jdbc -> builder.endpointsInDatabase(cipher()));
    setting("refresh-interval").map(Setting::duration).ifPresent(builder::endpointRefreshInterval);
  }

  private SecretCipher cipher() {
    return SecretCipher.of(
        setting("key").map(Setting::value).orElse(""),
        settings.values("webhooks." + STORE + "old-keys"));
  }

  private Optional<Setting> setting(String name) {
    return settings
        .value("webhooks." + STORE + name)
        .map(value -> new Setting(STORE + name, value));
  }
}
