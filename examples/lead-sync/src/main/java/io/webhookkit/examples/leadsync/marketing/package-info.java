/** The application that keeps a contact for each lead, and finds out which addresses bounce. */
@NullMarked
package io.webhookkit.examples.leadsync.marketing;

import org.jspecify.annotations.NullMarked;
