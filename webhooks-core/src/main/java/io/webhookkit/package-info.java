/**
 * The vocabulary of the kit and its facade: annotations, events, and {@link
 * io.webhookkit.Webhooks}.
 *
 * <p>Every other package is one station on the way of an event: {@code hibernate} and {@code
 * entity} capture it, {@code payload} turns it into bytes, {@code outbox} stores it in the
 * transaction, {@code delivery} sends it. The types here know none of them; only the facade does,
 * which assembles the stations.
 *
 * <p>A setting is a method of {@link io.webhookkit.WebhooksBuilder}, kept and checked in the {@code
 * Parts} of its station; {@code Assembly} joins what these make.
 */
@NullMarked
package io.webhookkit;

import org.jspecify.annotations.NullMarked;
