package io.webhookkit.backfill;

import java.time.Duration;

/**
 * A backfill that was asked for. It goes on without being held, on this node or, should this one
 * die, on another. Thread-safe.
 */
public final class Backfill {

  private final BackfillKey key;
  private final Backfills backfills;

  Backfill(BackfillKey key, Backfills backfills) {
    this.key = key;
    this.backfills = backfills;
  }

  /** Returns how far it has come, as the database knows it. */
  public BackfillProgress progress() {
    return backfills.progress(key);
  }

  /**
   * Waits until it has ended.
   *
   * @return whether everything was sent; false if it was stopped, or is still under way after the
   *     time-out
   * @throws io.webhookkit.WebhookException if it has failed, with the reason
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return backfills.await(key, timeout);
  }

  /** Stops it after the batch that is under way. Asked for again, it goes on from there. */
  public void stop() {
    backfills.stop(key);
  }
}
