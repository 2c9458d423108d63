package io.webhookkit.testkit.capture;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import java.time.Clock;
import javax.sql.DataSource;

/** Where an application of these tests keeps its entities and its events. */
enum Store {
  H2 {
    @Override
    DataSource newDatabase() {
      return Databases.pooled(Databases.h2());
    }
  },
  POSTGRESQL {
    @Override
    DataSource newDatabase() {
      return Databases.postgres();
    }
  },
  IN_MEMORY {
    @Override
    DataSource newDatabase() {
      return Databases.pooled(Databases.h2());
    }

    @Override
    WebhooksBuilder webhooks(DataSource database) {
      return Webhooks.builder().outbox(new InMemoryOutbox(Clock.systemUTC()));
    }
  };

  abstract DataSource newDatabase();

  WebhooksBuilder webhooks(DataSource database) {
    return Webhooks.builder().dataSource(database).schema(SchemaMode.CREATE);
  }
}
