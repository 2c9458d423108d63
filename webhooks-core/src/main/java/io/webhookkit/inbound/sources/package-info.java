/** The senders whose webhooks are understood, one small class each. */
@NullMarked
package io.webhookkit.inbound.sources;

import org.jspecify.annotations.NullMarked;
