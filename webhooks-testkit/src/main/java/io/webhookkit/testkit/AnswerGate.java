package io.webhookkit.testkit;

import java.util.concurrent.CompletableFuture;

/**
 * What holds answers back. What waits at it is told whether to answer: false means to close the
 * connection without one. Thread-safe.
 */
final class AnswerGate {

  private volatile CompletableFuture<Boolean> gate = CompletableFuture.completedFuture(true);
  private volatile CompletableFuture<Boolean> hanging = new CompletableFuture<>();

  /** Lets every request that comes wait. */
  void shut() {
    if (gate.isDone()) {
      gate = new CompletableFuture<>();
    }
  }

  /** Lets everything that waits be answered, and what comes. */
  void open() {
    gate.complete(true);
    letGo(true);
  }

  /** Lets nothing that waits be answered, but what comes. */
  void abandon() {
    CompletableFuture<Boolean> closed = gate;
    gate = CompletableFuture.completedFuture(true);
    closed.complete(false);
    letGo(false);
  }

  private void letGo(boolean answered) {
    CompletableFuture<Boolean> before = hanging;
    hanging = new CompletableFuture<>();
    before.complete(answered);
  }

  /** Returns what a request waits for. */
  CompletableFuture<Boolean> passage() {
    return gate;
  }

  /** Returns what a request waits for that hangs, even while the gate is open. */
  CompletableFuture<Boolean> release() {
    return hanging;
  }
}
