package io.webhookkit.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import io.webhookkit.Webhooks;
import jakarta.inject.Singleton;
import java.util.Map;

/** What an application does in the transactions of two databases. */
@Singleton
@Requires(classes = TransactionOperations.class)
class TwoDatabases {

  private final Webhooks webhooks;

  TwoDatabases(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Transactional("default")
  void publishInDefault() {
    publish();
  }

  @Transactional("default")
  void publishInDefaultAndFail() {
    publish();
    throw new IllegalStateException("no");
  }

  @Transactional("archive")
  void publishInArchive() {
    publish();
  }

  @Transactional("archive")
  void publishInArchiveAndFail() {
    publish();
    throw new IllegalStateException("no");
  }

  private void publish() {
    webhooks.publish("lead.imported", Map.of("part", 1));
  }
}
