package io.webhookkit.benchmarks.commit;

/** The databases that are measured. */
public enum Product {
  /** H2 in memory. */
  H2,
  /** A PostgreSQL on loopback with the settings it comes with: a commit is on the disk. */
  POSTGRESQL,
  /** The same without {@code fsync}, as tests run it: a commit waits for nothing. */
  POSTGRESQL_UNSYNCED
}
