package io.webhookkit.delivery.micrometer;

import java.io.Serial;

/**
 * Tells a tracer that an attempt failed, and how; nobody throws it. Without a stack, which would
 * show nothing but the kit, and cost something each time.
 */
final class DeliveryFailure extends Exception {

  @Serial private static final long serialVersionUID = 1;

  DeliveryFailure(String summary) {
    super(summary, null, false, false);
  }
}
