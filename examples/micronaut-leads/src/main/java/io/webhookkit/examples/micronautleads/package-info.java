/** An application with Micronaut that keeps its leads the same as a CRM does. */
@NullMarked
package io.webhookkit.examples.micronautleads;

import org.jspecify.annotations.NullMarked;
