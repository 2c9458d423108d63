package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;

/**
 * One event on its way to one endpoint.
 *
 * @param event what to deliver
 * @param endpoint where to
 * @param attempt the number of the attempt about to be made; the first is 1
 */
public record Delivery(PendingEvent event, Endpoint endpoint, int attempt) {}
