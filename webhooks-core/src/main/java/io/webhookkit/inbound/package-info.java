/**
 * The way back: a webhook that another system sends, verified and deduplicated, changes an entity
 * without being echoed to its sender. The stations of the receiving side live here.
 */
@NullMarked
package io.webhookkit.inbound;

import org.jspecify.annotations.NullMarked;
