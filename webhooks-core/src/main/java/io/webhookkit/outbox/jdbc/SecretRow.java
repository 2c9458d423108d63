package io.webhookkit.outbox.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code webhook_endpoint_secret}.
 *
 * @param place where it is in the order of the endpoint's secrets
 * @param secret encrypted
 * @param millisLeft for how long it still signs, by the database's clock; null if that has no end
 */
record SecretRow(int place, String secret, @Nullable Long millisLeft) {

  boolean isOver() {
    return millisLeft != null && millisLeft <= 0;
  }

  boolean isEndless() {
    return millisLeft == null;
  }
}
