/**
 * The Standard Webhooks JSON payload, written with Jackson 3. A leaf: nothing else knows Jackson.
 */
@NullMarked
package io.webhookkit.payload.jackson;

import org.jspecify.annotations.NullMarked;
