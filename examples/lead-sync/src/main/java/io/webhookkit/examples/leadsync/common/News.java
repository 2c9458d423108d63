package io.webhookkit.examples.leadsync.common;

import io.webhookkit.examples.leadsync.common.Measurements.Way;
import io.webhookkit.inbound.InboundEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Notes what webhooks have told, for the comparison with polling; an application needs none of it.
 */
public class News {

  private final Measurements measurements;

  News(Measurements measurements) {
    this.measurements = measurements;
  }

  /** Notes an event that was applied. */
  public void applied(InboundEvent event) {
    measurements.request(Way.WEBHOOK, event.content().toString().length());
    try {
      measurements.news(Way.WEBHOOK, Instant.parse(event.content().path("timestamp").asString("")));
    } catch (DateTimeParseException unknown) {
      // this sender does not say when it happened
    }
  }
}
