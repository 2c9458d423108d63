package io.webhookkit.delivery;

/**
 * An event that one endpoint has not taken yet, due for its next attempt.
 *
 * @param id its number in the backlog
 * @param event what to deliver; its own lease token has no meaning here
 * @param endpoint the name of the endpoint
 * @param attempts how many attempts there were
 * @param leaseToken which lease this node holds it under; an answer with an older token is void
 */
public record PendingDelivery(
    long id, PendingEvent event, String endpoint, int attempts, long leaseToken) {}
