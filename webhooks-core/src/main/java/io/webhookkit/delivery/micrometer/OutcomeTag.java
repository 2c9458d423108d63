package io.webhookkit.delivery.micrometer;

import io.webhookkit.delivery.Outcome;

/** Names what became of an attempt. */
final class OutcomeTag {

  static final String KEY = "outcome";

  private OutcomeTag() {}

  static String of(Outcome outcome) {
    if (outcome instanceof Outcome.Delivered) {
      return "delivered";
    }
    if (outcome instanceof Outcome.Parked) {
      return "parked";
    }
    if (outcome instanceof Outcome.Skipped) {
      return "skipped";
    }
    return "retry";
  }
}
