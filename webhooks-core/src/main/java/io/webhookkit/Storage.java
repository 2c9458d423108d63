package io.webhookkit;

import io.webhookkit.backfill.BackfillStore;
import io.webhookkit.backfill.InMemoryBackfills;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.inbound.InMemoryInbox;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.convergence.InMemoryLinks;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.OwnTransaction;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The outbox, and where everything else is kept: beside it in the database, or in memory.
 *
 * @param dataSource the application's, if it has one
 * @param schema what to do about tables
 */
record Storage(Outbox outbox, @Nullable DataSource dataSource, SchemaMode schema) {

  BackfillStore backfills() {
    return outbox instanceof JdbcOutbox jdbc ? jdbc.backfills() : new InMemoryBackfills();
  }

  /** Returns the transactions in which handlers run, unless the application tells. */
  InboundTransaction transactions() {
    return dataSource != null ? new OwnTransaction(dataSource) : InboundTransaction.NONE;
  }

  /**
   * Returns the inbox.
   *
   * @param isNeeded whether anything will be received
   */
  Inbox inbox(InboundTransaction handling, Clock clock, boolean isNeeded) {
    if (outbox instanceof JdbcOutbox jdbc) {
      return jdbc.inbox(handling);
    }
    if (isNeeded && !(outbox instanceof InMemoryOutbox)) {
      throw new WebhookConfigurationException(
          "inbox", "", "give an Inbox, as there is an Outbox of your own");
    }
    return new InMemoryInbox(handling, clock);
  }

  LinkStore links(InboundTransaction handling, Clock clock) {
    return outbox instanceof JdbcOutbox jdbc ? jdbc.links(handling) : new InMemoryLinks(clock);
  }

  /** Opens the endpoints in the database; see {@link JdbcEndpoints#open}. */
  JdbcEndpoints endpoints(SecretCipher cipher, Duration refreshInterval, Consumer<Endpoint> judge) {
    if (dataSource == null) {
      throw new WebhookConfigurationException(
          "endpoint-store.type",
          "jdbc",
          "give the application's DataSource, or leave the endpoints in the settings");
    }
    return JdbcEndpoints.open(dataSource, schema, cipher, refreshInterval, judge);
  }
}
