/**
 * Two systems that both change the same things: which of their things are the same, which value is
 * kept where both have changed one, and whether they still agree.
 */
@NullMarked
package io.webhookkit.inbound.convergence;

import org.jspecify.annotations.NullMarked;
