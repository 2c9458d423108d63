/**
 * The station where stored events leave: fan-out to the subscribed endpoints, retries, and the
 * transport that carries them. It asks for its work through {@link
 * io.webhookkit.delivery.DeliveryBacklog} and knows nothing of where that is stored.
 */
@NullMarked
package io.webhookkit.delivery;

import org.jspecify.annotations.NullMarked;
