package io.webhookkit.inbound.convergence;

/**
 * The two versions of one thing that are merged.
 *
 * @param own what we have changed since both had the same
 */
record Versions(Link link, Version mine, Version theirs, OwnChanges own) {}
