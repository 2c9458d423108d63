package io.webhookkit;

import io.webhookkit.backfill.Backfills;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.Dispatcher;
import io.webhookkit.delivery.Purger;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import org.jspecify.annotations.Nullable;

/**
 * What works in the background: in which order it is set going, and ended.
 *
 * @param endpoints those in the database, if any may be there
 */
record Workers(
    @Nullable JdbcEndpoints endpoints,
    Dispatcher dispatcher,
    Purger purger,
    Backfills backfills,
    InboundWebhooks inbound,
    DeliveryTransport transport)
    implements AutoCloseable {

  void start() {
    dispatcher.start();
    if (endpoints != null) {
      endpoints.start();
    }
    purger.start();
    backfills.start();
    inbound.start();
  }

  @Override
  public void close() {
    inbound.close();
    backfills.close();
    purger.close();
    try {
      dispatcher.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      transport.close();
      if (endpoints != null) {
        endpoints.close();
      }
    }
  }
}
