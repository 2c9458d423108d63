package io.webhookkit.testkit;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What the assertions so far were about: of each chain of steps what its last one has left. By
 * identity, so that a repeat which looks the same is told from what it repeats. Thread-safe.
 */
final class AssertedWebhooks {

  private final IdentityHashMap<ReceivedWebhooksAssert, Set<ReceivedWebhook>> byStep =
      new IdentityHashMap<>();

  /** Tells that a chain has come to a step. */
  synchronized void add(ReceivedWebhooksAssert step, List<ReceivedWebhook> left) {
    Set<ReceivedWebhook> webhooks = Collections.newSetFromMap(new IdentityHashMap<>());
    webhooks.addAll(left);
    byStep.put(step, webhooks);
  }

  /** Tells that a chain goes on from a step, which then counts no more. */
  synchronized void remove(ReceivedWebhooksAssert step) {
    byStep.remove(step);
  }

  synchronized boolean contains(ReceivedWebhook webhook) {
    return byStep.values().stream().anyMatch(webhooks -> webhooks.contains(webhook));
  }

  synchronized void clear() {
    byStep.clear();
  }
}
