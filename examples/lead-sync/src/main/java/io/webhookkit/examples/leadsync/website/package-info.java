/** The application that collects leads, and announces every change of them. */
@NullMarked
package io.webhookkit.examples.leadsync.website;

import org.jspecify.annotations.NullMarked;
