/**
 * The CloudEvents 1.0 payload in structured JSON mode, written with the CloudEvents SDK. A leaf.
 */
@NullMarked
package io.webhookkit.payload.cloudevents;

import org.jspecify.annotations.NullMarked;
