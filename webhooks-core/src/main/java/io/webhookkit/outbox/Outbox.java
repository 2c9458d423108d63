package io.webhookkit.outbox;

import io.webhookkit.delivery.DeliveryBacklog;

/**
 * Where events are kept from the transaction that they belong to until every subscriber has them.
 * It has two sides: to its {@link EventStore} the application's transactions write; from its {@link
 * DeliveryBacklog} the dispatcher takes what was committed. Thread-safe.
 */
public interface Outbox extends EventStore, DeliveryBacklog {}
