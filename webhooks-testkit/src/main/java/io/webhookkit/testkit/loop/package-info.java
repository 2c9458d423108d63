/**
 * Two applications that send each other webhooks, in one JVM: a network between them that loses,
 * repeats and reorders, and assertions that they end equal, and end at all.
 */
@NullMarked
package io.webhookkit.testkit.loop;

import org.jspecify.annotations.NullMarked;
