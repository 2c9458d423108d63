package io.webhookkit.endpoint;

/** Where endpoints are kept. */
public enum EndpointStoreType {
  /** In the settings alone. */
  SETTINGS,
  /** In the application's database, beside those of the settings. */
  JDBC
}
