/** The extension of JUnit: {@link io.webhookkit.testkit.junit.WebhookTest}. */
@NullMarked
package io.webhookkit.testkit.junit;

import org.jspecify.annotations.NullMarked;
