package io.webhookkit.delivery.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import io.webhookkit.delivery.DeliveryObserver.Observed;
import io.webhookkit.delivery.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservedDeliveriesTest {

  private final ObservationRegistry registry = ObservationRegistry.create();
  private final ObservedDeliveries observer = new ObservedDeliveries(registry);
  private final Map<String, String> headers = new HashMap<>();
  private final List<SenderContext<?>> stopped = new ArrayList<>();

  ObservedDeliveriesTest() {
    registry.observationConfig().observationHandler(new Propagating());
  }

  @Test
  void anAttemptIsAnObservationOfARequest() {
    observe("crm", new Outcome.Delivered());

    assertThat(only().getName()).isEqualTo("webhooks.delivery");
    assertThat(only().getKind()).isEqualTo(Kind.CLIENT);
    assertThat(only().getError()).isNull();
  }

  @Test
  void endpointAndOutcomeAreOfLowCardinality() {
    observe("crm", new Outcome.Delivered());

    assertThat(only().getLowCardinalityKeyValues())
        .containsExactlyInAnyOrder(
            KeyValue.of("endpoint", "crm"), KeyValue.of("outcome", "delivered"));
  }

  @Test
  void whatIsDifferentEachTimeIsOfHighCardinality() {
    observe("crm", new Outcome.Delivered());

    assertThat(only().getHighCardinalityKeyValues())
        .containsExactlyInAnyOrder(
            KeyValue.of("event.id", "msg_1"),
            KeyValue.of("event.type", "lead.created"),
            KeyValue.of("attempt", "2"));
  }

  @Test
  void aFailedAttemptIsAnErrorThatSaysHow() {
    observe("crm", new Outcome.Retry(Duration.ZERO, "503"));

    assertThat(only().getError()).hasMessage("503").isInstanceOf(DeliveryFailure.class);
    assertThat(only().getLowCardinalityKeyValues()).contains(KeyValue.of("outcome", "retry"));
  }

  @Test
  void whatAHandlerPropagatesBecomesAHeader() {
    observe("crm", new Outcome.Delivered());

    assertThat(headers).containsExactly(Map.entry("traceparent", "00-1-2-01"));
  }

  @Test
  void nothingSaysWhatWasSentOrWhere() {
    observe("crm", new Outcome.Parked("503"));

    assertThat(only().toString()).doesNotContain(Attempts.PRIVATE);
  }

  @Test
  void beyondAHundredEndpointsTheRestIsOne() {
    for (int i = 0; i < 101; i++) {
      observe("customer-" + i, new Outcome.Delivered());
    }

    assertThat(stopped.get(100).getLowCardinalityKeyValues())
        .contains(KeyValue.of("endpoint", "other"));
  }

  @Test
  void aRegistryThatDoesNothingCostsNothing() {
    Observed observed =
        new ObservedDeliveries(ObservationRegistry.NOOP).begin(Attempts.delivery("crm"), headers);

    assertThat(observed).isSameAs(Observed.NOTHING);
  }

  private void observe(String endpoint, Outcome outcome) {
    observer.begin(Attempts.delivery(endpoint), headers).end(Attempts.attempt(endpoint, outcome));
  }

  private SenderContext<?> only() {
    assertThat(stopped).hasSize(1);
    return stopped.get(0);
  }

  private final class Propagating implements ObservationHandler<SenderContext<Object>> {
    @Override
    public void onStart(SenderContext<Object> context) {
      context.getSetter().set(context.getCarrier(), "traceparent", "00-1-2-01");
    }

    @Override
    public void onStop(SenderContext<Object> context) {
      stopped.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof SenderContext;
    }
  }
}
