package io.webhookkit.outbox;

import io.webhookkit.WebhookException;

/**
 * Something was published in a transaction of another database than the outbox's alone: stored
 * without it, an event would outlive its rollback.
 */
public final class ForeignTransactionException extends WebhookException {

  private static final long serialVersionUID = 1L;

  /** Creates one. */
  public ForeignTransactionException() {
    super(
        "The running transaction is not one of the database that holds the outbox, so an event"
            + " can't be atomic with it: publish in a transaction of that database");
  }
}
