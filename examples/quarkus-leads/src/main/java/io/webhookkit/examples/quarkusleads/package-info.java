/** A website that collects leads, on Quarkus: it tells a CRM of them, and hears from it. */
@NullMarked
package io.webhookkit.examples.quarkusleads;

import org.jspecify.annotations.NullMarked;
