/**
 * Testing with webhooks: a recorder that is a real endpoint on loopback, and assertions about what
 * it received.
 */
@NullMarked
package io.webhookkit.testkit;

import org.jspecify.annotations.NullMarked;
