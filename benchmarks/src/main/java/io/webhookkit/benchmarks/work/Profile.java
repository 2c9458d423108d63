package io.webhookkit.benchmarks.work;

import java.util.Map;

/**
 * Where the processor time of a contender's process went.
 *
 * @param micros all of it, in microseconds
 * @param byThread that of the threads of a name, in microseconds; the JVM's own are the rest
 * @param byAuthor how many samples of running Java code were in whose code
 * @param byCause how many of them this kit has asked for, by its class that has
 */
public record Profile(
    long micros,
    Map<String, Long> byThread,
    Map<String, Integer> byAuthor,
    Map<String, Integer> byCause) {}
