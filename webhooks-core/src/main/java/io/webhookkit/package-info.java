/**
 * The vocabulary of the kit and its facade: annotations, events, and {@link
 * io.webhookkit.Webhooks}.
 *
 * <p>Every other package is one station on the way of an event: {@code hibernate} and {@code
 * entity} capture it, {@code payload} turns it into bytes, {@code outbox} stores it in the
 * transaction, {@code delivery} sends it. The types here know none of them; only the facade does,
 * which assembles the stations.
 */
@NullMarked
package io.webhookkit;

import org.jspecify.annotations.NullMarked;
