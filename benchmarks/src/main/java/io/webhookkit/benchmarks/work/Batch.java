package io.webhookkit.benchmarks.work;

import java.time.Duration;

/**
 * What to commit.
 *
 * @param from the first number
 * @param count how many
 * @param spread whether to ten endpoints in turn, or to one
 * @param atMost after how long to stop early
 */
public record Batch(long from, int count, boolean spread, Duration atMost) {}
