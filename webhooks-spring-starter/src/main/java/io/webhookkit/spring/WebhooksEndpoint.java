package io.webhookkit.spring;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DispatcherLoad;
import io.webhookkit.delivery.Standing;
import io.webhookkit.inbound.ParkedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * What the people who run an application ask and do about its webhooks, at {@code
 * /actuator/webhooks}. It shows no payload, and no message of an error: that may hold part of one.
 */
@Endpoint(id = "webhooks")
final class WebhooksEndpoint {

  private final Webhooks webhooks;

  WebhooksEndpoint(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** What can be done. */
  enum Action {
    PAUSE,
    RESUME,
    REDELIVER,
    RERUN
  }

  /**
   * Where delivery and receiving stand.
   *
   * @param standing what was not delivered, on all nodes
   * @param load how much this node has in memory
   * @param sources who sends webhooks; {@code /actuator/webhooks/<source>} has what is parked
   */
  record Overview(Standing standing, DispatcherLoad load, List<String> sources) {}

  /** A received event that could not be handled, without what was sent. */
  record Parked(String id, @Nullable String type, int attempts, Instant received) {

    static Parked of(ParkedEvent parked) {
      return new Parked(
          parked.event().id(), parked.event().type(), parked.attempts(), parked.received());
    }
  }

  /** Returns where delivery and receiving stand. */
  @ReadOperation
  Overview overview() {
    return new Overview(webhooks.standing(), webhooks.load(), webhooks.inbound().sources());
  }

  /** Returns the events of a source that could not be handled, at most 1,000. */
  @ReadOperation
  Map<String, List<Parked>> parked(@Selector String source) {
    return known(
        () ->
            Map.of("parked", webhooks.inbound().parked(source).stream().map(Parked::of).toList()));
  }

  /**
   * Pauses or resumes an endpoint, sends it what is parked for it, or has the parked events of a
   * source handled again.
   *
   * @param name of the endpoint, or the source
   * @return how many deliveries or events that is, for what has a number
   */
  @WriteOperation
  Map<String, Long> act(@Selector Action action, @Selector String name) {
    return known(
        () ->
            switch (action) {
              case PAUSE -> done(() -> webhooks.pause(name));
              case RESUME -> done(() -> webhooks.resume(name));
              case REDELIVER -> Map.of("deliveries", webhooks.redeliver(name));
              case RERUN -> Map.of("events", webhooks.inbound().rerun(name));
            });
  }

  private static Map<String, Long> done(Runnable work) {
    work.run();
    return Map.of();
  }

  /** Answers 400 where a name is not known. */
  private static <R> R known(Supplier<R> work) {
    try {
      return work.get();
    } catch (WebhookConfigurationException e) {
      throw new InvalidEndpointRequestException(String.valueOf(e.getMessage()), e.fix(), e);
    }
  }
}
