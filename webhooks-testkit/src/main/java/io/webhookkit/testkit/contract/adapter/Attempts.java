package io.webhookkit.testkit.contract.adapter;

import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.WebhookListener;
import java.util.ArrayList;
import java.util.List;

/** A listener of the application, which keeps what it is told. */
final class Attempts implements WebhookListener {

  private final List<Attempt> told = new ArrayList<>();

  @Override
  public synchronized void attempted(Attempt attempt) {
    told.add(attempt);
    notifyAll();
  }

  synchronized List<Attempt> told() {
    return List.copyOf(told);
  }

  /** Waits for the first one. */
  synchronized Attempt await() throws InterruptedException {
    long deadline = System.nanoTime() + AdapterCases.PATIENCE.toNanos();
    while (told.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("no attempt within " + AdapterCases.PATIENCE);
      }
      wait(left);
    }
    return told.get(0);
  }
}
