package io.webhookkit.benchmarks;

/** Which entity is committed. */
public enum EntityKind {
  /** One with the annotation. */
  ANNOTATED,
  /** One without it. */
  PLAIN;

  Object create(long id) {
    return switch (this) {
      case ANNOTATED -> new Announced(id);
      case PLAIN -> new Plain(id);
    };
  }
}
