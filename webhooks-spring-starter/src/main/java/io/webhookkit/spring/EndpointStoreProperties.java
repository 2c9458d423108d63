package io.webhookkit.spring;

import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.EndpointStoreType;
import io.webhookkit.endpoint.SecretCipher;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where endpoints are kept that are saved at run time.
 *
 * @param type In the settings alone, or in the application's database as well.
 * @param key What their addresses and secrets are encrypted with, the base64 of 32 random bytes.
 * @param oldKeys Keys that were used before, and still decrypt.
 * @param refreshInterval How long a change of another node may take to be known here.
 */
public record EndpointStoreProperties(
    @DefaultValue("settings") EndpointStoreType type,
    @DefaultValue("") String key,
    @DefaultValue List<String> oldKeys,
    @DefaultValue("10s") Duration refreshInterval) {

  void tell(WebhooksBuilder builder) {
    if (type == EndpointStoreType.JDBC) {
      builder
          .endpointsInDatabase(SecretCipher.of(key, oldKeys))
          .endpointRefreshInterval(refreshInterval);
    }
  }

  /** Leaves the keys out. */
  @Override
  public String toString() {
    return "EndpointStoreProperties[type=" + type + "]";
  }
}
