package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookException;

/** The outbox's tables are not there. The message names the file that makes them. */
public final class MissingTableException extends WebhookException {

  private static final long serialVersionUID = 1L;

  private final String table;
  private final String schemaFile;

  MissingTableException(String table, String schemaFile, Throwable cause) {
    super(
        "The table "
            + table
            + " can't be read: apply classpath:"
            + schemaFile
            + " with Flyway, Liquibase or by hand, or set webhooks.outbox.schema=create",
        cause);
    this.table = table;
    this.schemaFile = schemaFile;
  }

  /** Returns the first table that can't be read. */
  public String table() {
    return table;
  }

  /** Returns the path of the schema file in the class path. */
  public String schemaFile() {
    return schemaFile;
  }
}
