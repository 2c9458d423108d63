package io.webhookkit.entity;

/** What to do about a statement that changes many captured rows at once, past their listeners. */
public enum BulkPolicy {
  /** Execute it, and warn that nobody is told of what it changes. */
  WARN,
  /** Refuse it. */
  FAIL,
  /** Announce each row that it changes, with its old and new values. */
  CAPTURE
}
