/**
 * The Micronaut adapter: beans for the kit, the {@code webhooks.*} properties, and the bridge to
 * Micronaut's transactions. Wiring only; everything that happens is in the core. With {@code
 * webhooks.enabled=false} there is none of its beans.
 */
@Configuration
@Requires(condition = NotDisabled.class)
@NullMarked
package io.webhookkit.micronaut;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
