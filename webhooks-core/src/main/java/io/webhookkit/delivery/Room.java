package io.webhookkit.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * How much work is in memory, and how much more may be. Taking and giving back never waits: it
 * happens on committing threads. Only who asks for quiet does.
 */
final class Room {

  private final int capacity;
  private final Semaphore free;
  private final int scarce;
  private final AtomicInteger held = new AtomicInteger();
  private final Object progress = new Object();

  Room(int capacity) {
    this.capacity = capacity;
    free = new Semaphore(capacity);
    scarce = capacity / 4;
  }

  boolean reserve(int wanted) {
    return free.tryAcquire(wanted);
  }

  /** Reserves as much as there is, up to {@code wanted}, and returns it. */
  int reserveUpTo(int wanted) {
    for (int some = wanted; some > 0; some = Math.min(some - 1, free.availablePermits())) {
      if (free.tryAcquire(some)) {
        return some;
      }
    }
    return 0;
  }

  void release(int reserved) {
    free.release(reserved);
  }

  /** Counts reserved room as held by work. */
  void hold(int reserved) {
    held.addAndGet(reserved);
  }

  /** Gives back room whose work is done. */
  void done(int work) {
    held.addAndGet(-work);
    free.release(work);
    signal();
  }

  /** Tells whether so little room is left that it should be shared out. */
  boolean isCrowded() {
    return free.availablePermits() < scarce;
  }

  boolean isFull() {
    return free.availablePermits() <= 0;
  }

  boolean isEmpty() {
    return held.get() == 0;
  }

  DispatcherLoad load() {
    return new DispatcherLoad(held.get(), capacity);
  }

  /** Wakes who waits in {@link #await}. */
  void signal() {
    synchronized (progress) {
      progress.notifyAll();
    }
  }

  /** Waits until the condition holds, and returns whether it did in time. */
  boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (progress) {
      while (!condition.getAsBoolean()) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        progress.wait(Math.min(left, 100));
      }
    }
    return true;
  }
}
