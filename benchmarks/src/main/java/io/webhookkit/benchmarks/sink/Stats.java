package io.webhookkit.benchmarks.sink;

/**
 * What has arrived.
 *
 * @param distinct how many different events of the expected range
 * @param duplicates how many came once more
 * @param changed how many of those had another id or another body than the first time
 * @param strays how many of another range, such as a turn before
 * @param lastNanos when the last new one came, in {@link System#nanoTime()}, which on Linux all
 *     processes share
 */
public record Stats(int distinct, int duplicates, int changed, int strays, long lastNanos) {}
