package io.webhookkit.outbox.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * That an endpoint is to be disabled.
 *
 * @param reason for the people who look after it
 * @param url the encrypted address that it has to have for that; null if any will do
 */
record Disabling(String reason, @Nullable String url) {

  boolean concerns(EndpointRow row) {
    return url == null || url.equals(row.url());
  }
}
