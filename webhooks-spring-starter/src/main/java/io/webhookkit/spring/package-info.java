/**
 * The Spring Boot adapter: auto-configuration, the {@code webhooks.*} properties, and the bridge to
 * Spring's transactions. Wiring only; everything that happens is in the core.
 */
@NullMarked
package io.webhookkit.spring;

import org.jspecify.annotations.NullMarked;
