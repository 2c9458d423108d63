package io.webhookkit.testkit.capture;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import java.time.Clock;
import javax.sql.DataSource;

/** Where an application of these tests keeps its entities and its events. */
enum Stage {
  H2("H2"),
  H2_JTA("H2, JTA"),
  POSTGRESQL("PostgreSQL"),
  POSTGRESQL_JTA("PostgreSQL, JTA"),
  MARIADB("MariaDB"),
  MARIADB_JTA("MariaDB, JTA"),
  IN_MEMORY("H2, outbox in memory");

  private final String description;

  Stage(String description) {
    this.description = description;
  }

  DataSource newDatabase() {
    return switch (this) {
      case H2, H2_JTA, IN_MEMORY -> Databases.pooled(Databases.h2());
      case POSTGRESQL, POSTGRESQL_JTA -> Databases.postgres();
      case MARIADB, MARIADB_JTA -> Databases.mariadb();
    };
  }

  boolean isJta() {
    return name().endsWith("_JTA");
  }

  WebhooksBuilder webhooks(DataSource database) {
    return this == IN_MEMORY
        ? Webhooks.builder().outbox(new InMemoryOutbox(Clock.systemUTC()))
        : Webhooks.builder().dataSource(database).schema(SchemaMode.CREATE);
  }

  @Override
  public String toString() {
    return description;
  }
}
