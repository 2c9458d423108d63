package io.webhookkit.inbound.convergence;

/**
 * How far two systems had come apart.
 *
 * @param compared how many things of the other system were compared
 * @param different how many of them had another value here
 * @param missingHere how many of them were not here
 * @param missingThere how many of ours that were linked were not there
 * @param repaired how many of those that were different or not here were applied
 * @param withheld whether nothing was repaired because too many were different: rather than that,
 *     something is wrong
 */
public record Drift(
    long compared,
    long different,
    long missingHere,
    long missingThere,
    long repaired,
    boolean withheld) {

  /** Returns which part of what was compared was not the same, from 0 to 1. */
  public double part() {
    return compared == 0 ? 0 : (double) (different + missingHere) / compared;
  }
}
