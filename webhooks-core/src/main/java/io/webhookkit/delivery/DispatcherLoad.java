package io.webhookkit.delivery;

/**
 * How much work this node has in memory.
 *
 * @param held how many events and deliveries it holds now
 * @param capacity how many it holds at most; beyond that, work stays in the outbox
 */
public record DispatcherLoad(int held, int capacity) {}
