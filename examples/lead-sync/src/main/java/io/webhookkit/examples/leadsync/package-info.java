/**
 * Two applications that keep their leads in sync by webhooks: a website that collects them, and a
 * marketing system that also edits them. {@link io.webhookkit.examples.leadsync.LeadSync} starts
 * both.
 */
@NullMarked
package io.webhookkit.examples.leadsync;

import org.jspecify.annotations.NullMarked;
