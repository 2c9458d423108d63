/**
 * The adapter for CDI 4.0 and later: Weld, Quarkus, and servers with Jakarta EE 10. Plain beans,
 * the {@code webhooks.*} settings, and the bridge to Jakarta Transactions. Wiring only; everything
 * that happens is in the core.
 */
@NullMarked
package io.webhookkit.jakarta;

import org.jspecify.annotations.NullMarked;
