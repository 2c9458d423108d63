package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each attempt: a success at DEBUG, anything else at WARN. No line holds a
 * payload, a header or an address.
 */
public final class DeliveryLog implements WebhookListener {

  private static final Logger LOG = LoggerFactory.getLogger("io.webhookkit.delivery");

  @Override
  public void attempted(Attempt attempt) {
    if (attempt.outcome() instanceof Outcome.Delivered) {
      LOG.debug("{}", new Line(attempt));
    } else {
      LOG.warn("{}", new Line(attempt));
    }
  }

  @Override
  public void disabled(Endpoint endpoint, String reason) {
    LOG.warn("endpoint {} is disabled: {}", endpoint.name(), reason);
  }

  /** The line, written only if the level is on. */
  private record Line(Attempt attempt) {
    @Override
    public String toString() {
      Delivery delivery = attempt.delivery();
      return String.format(
          "%s -> %s  %s  attempt %d  %d ms  %s%s",
          delivery.event().type(),
          delivery.endpoint().name(),
          attempt.result().summary(),
          delivery.attempt(),
          attempt.took().toMillis(),
          delivery.event().id(),
          next(attempt.outcome()));
    }

    private static String next(Outcome outcome) {
      if (outcome instanceof Outcome.Retry retry) {
        return "  next attempt in " + retry.after().toSeconds() + " s";
      }
      if (outcome instanceof Outcome.Parked parked) {
        return "  parked: " + parked.reason();
      }
      if (outcome instanceof Outcome.Skipped skipped) {
        return "  skipped: " + skipped.reason();
      }
      return "";
    }
  }
}
