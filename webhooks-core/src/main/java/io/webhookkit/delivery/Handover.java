package io.webhookkit.delivery;

import java.util.List;

/**
 * Takes just committed events in memory, so that they leave without being looked for. No method
 * blocks, waits for a lock or throws: they run on the committing thread. Thread-safe.
 */
public interface Handover {

  /**
   * Asks for room for events that are about to be stored.
   *
   * @return false if there is none; they are then stored unleased, and found later
   */
  boolean reserve(int events);

  /** Takes committed events that there was room for. */
  void accept(List<PendingEvent> events);

  /** Gives back room that was reserved for events that did not come to be. */
  void release(int events);
}
