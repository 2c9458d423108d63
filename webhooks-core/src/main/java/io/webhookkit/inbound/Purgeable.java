package io.webhookkit.inbound;

import java.time.Duration;

/** Keeps what is of no use any more after some time. */
@FunctionalInterface
public interface Purgeable {

  /**
   * Forgets, in small steps that lock out nobody, what is older than this and of no use.
   *
   * @return how much was forgotten
   */
  long purge(Duration age);
}
