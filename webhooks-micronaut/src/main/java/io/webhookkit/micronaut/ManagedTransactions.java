package io.webhookkit.micronaut;

import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.outbox.OutboxTransaction;

/** The transactions of one kind of Micronaut's managers, of which each data source has one. */
interface ManagedTransactions {

  /** Whether the manager of the outbox's database is of this kind. */
  boolean serve();

  /** Whether any manager of this kind, of whichever database, runs a transaction on this thread. */
  boolean anyRuns();

  /** Those on the outbox's database, for what is published in them. */
  OutboxTransaction publishing();

  /** Those on the outbox's database, for handlers. */
  InboundTransaction handling();
}
