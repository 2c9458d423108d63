/**
 * The Spring adapter: auto-configuration and the {@code webhooks.*} properties for Spring Boot,
 * {@link io.webhookkit.spring.EnableWebhooks} for Spring alone, and the bridge to Spring's
 * transactions. Wiring only; everything that happens is in the core.
 */
@NullMarked
package io.webhookkit.spring;

import org.jspecify.annotations.NullMarked;
