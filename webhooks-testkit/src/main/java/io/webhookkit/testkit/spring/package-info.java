/** What {@code @WebhookTest} does in tests of Spring. Nothing here is called by users. */
@NullMarked
package io.webhookkit.testkit.spring;

import org.jspecify.annotations.NullMarked;
