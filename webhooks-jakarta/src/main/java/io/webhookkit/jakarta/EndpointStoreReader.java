package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.EndpointStoreType;
import io.webhookkit.endpoint.SecretCipher;

/** Tells the builder what the settings say of endpoints that are saved at run time. */
final class EndpointStoreReader {

  private static final String STORE = "endpoint-store.";

  private final WrittenSettings settings;

  EndpointStoreReader(WrittenSettings settings) {
    this.settings = settings;
  }

  void tell(WebhooksBuilder builder) {
    settings
        .setting(STORE + "type")
        .map(type -> type.oneOf(EndpointStoreType.class))
        .filter(EndpointStoreType.JDBC::equals)
        .ifPresent(jdbc -> builder.endpointsInDatabase(cipher()));
    settings
        .setting(STORE + "refresh-interval")
        .map(Setting::duration)
        .ifPresent(builder::endpointRefreshInterval);
  }

  private SecretCipher cipher() {
    return SecretCipher.of(settings.text(STORE + "key"), settings.list(STORE + "old-keys"));
  }
}
