/** The station where an event becomes bytes, once, inside the transaction that it belongs to. */
@NullMarked
package io.webhookkit.payload;

import org.jspecify.annotations.NullMarked;
