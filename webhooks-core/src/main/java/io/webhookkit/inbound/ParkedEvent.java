package io.webhookkit.inbound;

import java.time.Instant;

/**
 * A received event that could not be handled, and that waits for somebody to see to it.
 *
 * @param event the event
 * @param attempts how often it was tried
 * @param error why the last attempt failed
 * @param received when it came, by the store's clock
 */
public record ParkedEvent(InboundEvent event, int attempts, String error, Instant received) {}
