package io.webhookkit.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What an outbox holds that was not delivered, of all nodes.
 *
 * @param openEvents how many events were not offered to all their receivers yet
 * @param deliveries how many deliveries will be made or tried again
 * @param parked how many deliveries are parked or skipped, and wait for somebody to ask for them
 * @param oldest the age of the oldest event in the first two, by the store's clock; empty if there
 *     is none
 */
public record Standing(long openEvents, long deliveries, long parked, Optional<Duration> oldest) {}
