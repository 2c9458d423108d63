package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.Ordering;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.endpoint.Subscription;
import io.webhookkit.signature.SenderSecret;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns endpoints into rows that tell nothing secret, and back. */
final class EndpointSeal {

  private static final String URL = "url";
  private static final String SECRET = "secret";
  private static final int LONGEST_HOST = 255;

  private final SecretCipher cipher;

  EndpointSeal(SecretCipher cipher) {
    this.cipher = cipher;
  }

  /** Returns the row, without the secrets. */
  EndpointRow seal(Endpoint endpoint, EndpointState state, @Nullable String reason) {
    Ordering ordering = endpoint.ordering();
    return new EndpointRow(
        endpoint.name(),
        state,
        reason,
        host(endpoint.url()),
        cipher.encrypt(endpoint.url().toString(), endpoint.name(), URL),
        endpoint.subscriptions().stream()
            .map(Subscription::pattern)
            .collect(Collectors.joining(",")),
        endpoint.tenant(),
        endpoint.isOrdered() ? "subject" : "none",
        ordering instanceof Ordering.Subject subject ? subject.skipAfter() : 0,
        endpoint.rateLimit(),
        endpoint.source(),
        endpoint.tls(),
        List.of());
  }

  private static @Nullable String host(URI url) {
    String host = url.getHost();
    return host == null || host.length() <= LONGEST_HOST ? host : host.substring(0, LONGEST_HOST);
  }

  String seal(SenderSecret secret, String endpoint) {
    return cipher.encrypt(secret.reveal(), endpoint, SECRET);
  }

  /**
   * Returns the endpoint of a row, with the secrets whose time is not over.
   *
   * @throws WebhookConfigurationException if it is not as it was stored, or there is no key for it
   */
  Endpoint open(EndpointRow row) {
    return new Endpoint(
        row.name(),
        URI.create(cipher.decrypt(row.url(), row.name(), URL)),
        row.secrets().stream()
            .filter(secret -> !secret.isOver())
            .map(secret -> open(secret, row.name()))
            .toList(),
        List.of(row.events().split(",", -1)).stream().map(Subscription::new).toList(),
        row.tenant(),
        Ordering.parse(row.ordering(), row.skipAfter()),
        row.rateLimit(),
        row.source(),
        row.tls());
  }

  SenderSecret open(SecretRow row, String endpoint) {
    return SenderSecret.parse(cipher.decrypt(row.secret(), endpoint, SECRET));
  }

  boolean isCurrent(EndpointRow row) {
    return cipher.isCurrent(row.url())
        && row.secrets().stream().allMatch(secret -> cipher.isCurrent(secret.secret()));
  }

  /** Returns the row with its url under the primary key. */
  EndpointRow renewed(EndpointRow row) {
    return row.withUrl(cipher.encrypt(cipher.decrypt(row.url(), row.name(), URL), row.name(), URL));
  }

  /** Returns a secret under the primary key. */
  String renewed(SecretRow row, String endpoint) {
    return cipher.encrypt(cipher.decrypt(row.secret(), endpoint, SECRET), endpoint, SECRET);
  }
}
