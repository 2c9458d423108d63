/**
 * A website that collects leads, in a Jakarta EE server: it tells a CRM of them, and hears from it.
 */
@NullMarked
package io.webhookkit.examples.wildflyleads;

import org.jspecify.annotations.NullMarked;
