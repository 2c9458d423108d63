/**
 * Signing and verifying by Standard Webhooks 1.0.0: secrets, signatures, and the three headers that
 * carry them. Outgoing and incoming webhooks share this package, and it depends on no other.
 */
@NullMarked
package io.webhookkit.signature;

import org.jspecify.annotations.NullMarked;
