package io.webhookkit.benchmarks.process;

/**
 * The numbers of some events.
 *
 * @param from the first
 * @param count how many
 */
public record Range(long from, int count) {

  /** Returns it as commands have it. */
  @Override
  public String toString() {
    return from + " " + count;
  }
}
