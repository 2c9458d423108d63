package io.webhookkit.benchmarks.process;

/** The databases. */
public enum DatabaseKind {
  POSTGRESQL("PostgreSQL"),
  H2("H2");

  private final String title;

  DatabaseKind(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
