package io.webhookkit.delivery;

/**
 * Work that waits in memory.
 *
 * @param work the work
 * @param since when it came, by {@link System#nanoTime()}
 */
record Queued(Work work, long since) {}
