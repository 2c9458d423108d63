package io.webhookkit.outbox.jdbc;

/** What to do about the tables of the outbox at start. */
public enum SchemaMode {
  /** Create what is missing in a database that lives in this process; check it in any other. */
  AUTO,
  /** Create what is missing. */
  CREATE,
  /** Fail if something is missing: Flyway, Liquibase or a person applies the schema file. */
  CHECK
}
