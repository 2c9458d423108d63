package io.webhookkit.benchmarks;

/** The databases that are measured. */
public enum Product {
  /** H2 in memory. */
  H2,
  /** H2 in a file, with each commit on the disk before it returns. */
  H2_FILE,
  /** A PostgreSQL on loopback as it is installed: a commit waits for the disk. */
  POSTGRESQL,
  /** The same, whose commits wait for no disk: what is left is the work. */
  POSTGRESQL_ASYNC
}
