/**
 * The station where entities that are stored already become events, for one endpoint that has not
 * seen them.
 */
@NullMarked
package io.webhookkit.backfill;

import org.jspecify.annotations.NullMarked;
