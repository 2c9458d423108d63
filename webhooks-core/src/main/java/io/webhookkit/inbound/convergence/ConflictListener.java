package io.webhookkit.inbound.convergence;

/** Is told of conflicts. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface ConflictListener {

  /** A conflict was ended, in a transaction that may still roll back. */
  void resolved(ResolvedConflict conflict);
}
