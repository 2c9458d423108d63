package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.EndpointStoreType;
import io.webhookkit.endpoint.SecretCipher;
import java.util.List;

/**
 * Where endpoints are kept that are saved at run time.
 *
 * @param type In the settings alone, or in the application's database as well: settings or jdbc.
 * @param key What their addresses and secrets are encrypted with, the base64 of 32 random bytes.
 * @param oldKeys Keys that were used before, and still decrypt.
 * @param refreshInterval How long a change of another node may take to be known here.
 */
@ConfigurationProperties("webhooks.endpoint-store")
public record EndpointStoreConfiguration(
    @Bindable(defaultValue = "settings") String type,
    @Bindable(defaultValue = "") String key,
    @Bindable(defaultValue = "") List<String> oldKeys,
    @Bindable(defaultValue = "10s") String refreshInterval) {

  boolean isInDatabase() {
    return new Setting("endpoint-store.type", type).oneOf(EndpointStoreType.class)
        == EndpointStoreType.JDBC;
  }

  void tell(WebhooksBuilder builder) {
    builder.endpointRefreshInterval(
        new Setting("endpoint-store.refresh-interval", refreshInterval).duration());
    if (isInDatabase()) {
      builder.endpointsInDatabase(SecretCipher.of(key, WebhooksConfiguration.parts(oldKeys)));
    }
  }

  /** Leaves the keys out. */
  @Override
  public String toString() {
    return "EndpointStoreConfiguration[type=" + type + "]";
  }
}
