/**
 * Meters and observations of deliveries with Micrometer. A leaf: nothing else knows Micrometer, so
 * that an application which measures nothing needs no library for it.
 */
@NullMarked
package io.webhookkit.delivery.micrometer;

import org.jspecify.annotations.NullMarked;
