package io.webhookkit.outbox.jdbc;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.SenderSecret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row said when it was read.
 *
 * @param endpoint the endpoint, with all secrets that signed then
 * @param ends by {@link System#nanoTime()}, of those secrets whose time will be over
 * @param reason why it is disabled; null if it is enabled
 */
record KnownEndpoint(Endpoint endpoint, Map<SenderSecret, Long> ends, @Nullable String reason) {

  static KnownEndpoint of(EndpointRow row, EndpointSeal seal) {
    long now = System.nanoTime();
    Map<SenderSecret, Long> ends = new HashMap<>();
    for (SecretRow secret : row.secrets()) {
      Long left = secret.millisLeft();
      if (left != null && !secret.isOver()) {
        ends.put(seal.open(secret, row.name()), now + left * 1_000_000);
      }
    }
    return new KnownEndpoint(seal.open(row), ends, reason(row));
  }

  private static @Nullable String reason(EndpointRow row) {
    return row.state() == EndpointState.ENABLED
        ? null
        : Objects.requireNonNullElse(row.reason(), "it was disabled");
  }

  KnownEndpoint in(EndpointRow row) {
    return new KnownEndpoint(endpoint, ends, reason(row));
  }

  /** Returns the endpoint without the secrets whose time is over. */
  Endpoint at(long now) {
    List<SenderSecret> left =
        endpoint.secrets().stream().filter(secret -> nanosLeft(secret, now) > 0).toList();
    return left.size() == endpoint.secrets().size() || left.isEmpty()
        ? endpoint
        : endpoint.withSecrets(left);
  }

  private long nanosLeft(SenderSecret secret, long now) {
    Long end = ends.get(secret);
    return end == null ? Long.MAX_VALUE : end - now;
  }

  /** Returns how long until the first secret's time is over. */
  long nanosLeft(long now) {
    return endpoint.secrets().stream()
        .mapToLong(secret -> nanosLeft(secret, now))
        .filter(left -> left > 0)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
