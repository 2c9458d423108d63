package io.webhookkit.benchmarks;

/** The databases that are measured. */
public enum Product {
  /** H2 in memory. */
  H2,
  /** A PostgreSQL on loopback, which waits for no disk. */
  POSTGRESQL
}
