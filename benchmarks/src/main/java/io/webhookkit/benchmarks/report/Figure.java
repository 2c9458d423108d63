package io.webhookkit.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One figure: a median over the rounds.
 *
 * @param name what was measured
 * @param database on which database
 * @param contender whose it is
 * @param value the median
 * @param unit its unit
 * @param ratioToBestPeer by what it has to be multiplied to get from the best durable peer here;
 *     null if there is none
 * @param ratioToLimit the same from the lower of the limits
 */
public record Figure(
    String name,
    String database,
    String contender,
    double value,
    String unit,
    @Nullable Double ratioToBestPeer,
    @Nullable Double ratioToLimit) {}
