package io.webhookkit.delivery.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.Delivery;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes each attempt an observation, {@code webhooks.delivery}. With a tracer in the registry, that
 * is a span, and its context goes with the request: as {@code traceparent} if the tracer speaks
 * W3C. Thread-safe.
 *
 * <p>Endpoint (of which a hundred have a name of their own, and the rest is {@code other}) and
 * outcome are of low cardinality; what tells one attempt from another is of high cardinality.
 * Payload, address and secrets are nowhere.
 */
public final class ObservedDeliveries implements DeliveryObserver {

  private static final String NAME = "webhooks.delivery";

  private final ObservationRegistry registry;
  private final EndpointTag endpoints = new EndpointTag();

  /**
   * Creates an observer.
   *
   * @param registry what its observations are reported to
   */
  public ObservedDeliveries(ObservationRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Observed begin(Delivery delivery, Map<String, String> headers) {
    if (registry.isNoop()) {
      return Observed.NOTHING;
    }
    Observation observation = Observation.start(NAME, () -> context(delivery, headers), registry);
    return attempt -> end(observation, attempt);
  }

  private SenderContext<Map<String, String>> context(
      Delivery delivery, Map<String, String> headers) {
    // A client and no producer: it lasts until the receiver has answered, so what the receiver does
    // meanwhile lies within it.
    SenderContext<Map<String, String>> context =
        new SenderContext<>(ObservedDeliveries::put, Kind.CLIENT);
    context.setCarrier(headers);
    String endpoint = endpoints.of(delivery.endpoint());
    context.setRemoteServiceName(delivery.endpoint().name());
    context.setContextualName("webhook " + endpoint);
    context.addLowCardinalityKeyValue(KeyValue.of(EndpointTag.KEY, endpoint));
    context.addHighCardinalityKeyValue(KeyValue.of("event.id", delivery.event().id()));
    context.addHighCardinalityKeyValue(KeyValue.of("event.type", delivery.event().type().value()));
    context.addHighCardinalityKeyValue(
        KeyValue.of("attempt", Integer.toString(delivery.attempt())));
    return context;
  }

  private static void put(@Nullable Map<String, String> headers, String name, String value) {
    if (headers != null) { // they are set above; the interface knows senders that have none
      headers.put(name, value);
    }
  }

  private static void end(Observation observation, Attempt attempt) {
    observation.lowCardinalityKeyValue(OutcomeTag.KEY, OutcomeTag.of(attempt.outcome()));
    if (!(attempt.outcome() instanceof Outcome.Delivered)) {
      observation.error(new DeliveryFailure(attempt.result().summary()));
    }
    observation.stop();
  }
}
