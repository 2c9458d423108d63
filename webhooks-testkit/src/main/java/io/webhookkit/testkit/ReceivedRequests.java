package io.webhookkit.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The requests that a recorder has received, in the order of arrival. Thread-safe. */
final class ReceivedRequests {

  private final List<ReceivedWebhook> requests = new ArrayList<>();

  synchronized void add(ReceivedWebhook webhook) {
    requests.add(webhook);
    notifyAll();
  }

  /**
   * Puts what is known of one now in the place of what was known before: of that one, for another
   * attempt in the same second looks the same.
   */
  @SuppressWarnings("ReferenceEquality")
  synchronized void replace(ReceivedWebhook before, ReceivedWebhook now) {
    requests.replaceAll(known -> known == before ? now : known);
    notifyAll();
  }

  synchronized List<ReceivedWebhook> all() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }

  /** Waits until a condition holds, and returns whether it does. */
  synchronized boolean await(Predicate<List<ReceivedWebhook>> condition, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.test(all())) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
