package io.webhookkit.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One request that was made, and what came of it.
 *
 * @param delivery what was sent, where, and which attempt it was
 * @param at when it was started, by the application's clock
 * @param took how long it took
 * @param result what the endpoint answered
 * @param outcome what becomes of the delivery
 */
public record Attempt(
    Delivery delivery, Instant at, Duration took, DeliveryResult result, Outcome outcome) {}
