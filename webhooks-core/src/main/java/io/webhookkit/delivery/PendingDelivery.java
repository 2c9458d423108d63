package io.webhookkit.delivery;

/**
 * An event that one endpoint has not taken yet, and that may be sent now.
 *
 * @param id its number in the backlog
 * @param event what to deliver; its own lease has no meaning here
 * @param endpoint the name of the endpoint
 * @param attempts how many attempts there were
 * @param lease under which this node holds it
 */
public record PendingDelivery(
    long id, PendingEvent event, String endpoint, int attempts, Lease lease) {}
