package io.webhookkit;

import java.util.Locale;

/** What happened to an entity in one transaction, seen as a whole. */
public enum ChangeType {
  /** The entity exists since this transaction. */
  CREATED,
  /** At least one of its attributes has another value than before the transaction. */
  UPDATED,
  /** The entity exists no longer. */
  DELETED;

  /** Returns the last segment of the event type that stands for this change, such as "created". */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
