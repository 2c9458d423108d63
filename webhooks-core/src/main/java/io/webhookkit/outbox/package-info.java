/**
 * The station where events join the application's transaction: they are stored if, and only if, it
 * commits, and handed to {@code delivery} the moment it has.
 */
@NullMarked
package io.webhookkit.outbox;

import org.jspecify.annotations.NullMarked;
