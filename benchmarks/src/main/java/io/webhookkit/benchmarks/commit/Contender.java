package io.webhookkit.benchmarks.commit;

/** What is done in the transaction beside the entities' own inserts. */
enum Contender {
  /** Nothing: the baseline. */
  PLAIN,
  /** An empty question to the database: what any further statement costs. */
  ROUND_TRIP,
  /** The rows of the events, as a programmer would insert them by hand with finished payloads. */
  ROWS_BY_HAND,
  /** Capture. */
  CAPTURED
}
