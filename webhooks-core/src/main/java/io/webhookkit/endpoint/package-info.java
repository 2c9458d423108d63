/** Who receives: endpoints, and the subscriptions that say which events each of them wants. */
@NullMarked
package io.webhookkit.endpoint;

import org.jspecify.annotations.NullMarked;
