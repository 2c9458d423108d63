package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.webhookkit.delivery.micrometer.ObservedDeliveries;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a real tracer, a receiver learns of the trace by the header of the W3C. */
class TracedDeliveryTest {

  /** The last flag says that the trace is sampled, the one before it that its id is random. */
  private static final String TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]";

  private final SdkTracerProvider provider = SdkTracerProvider.builder().build();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final DeliveryScene scene =
      new DeliveryScene(
          b -> b.endpoint(endpoint("crm", "*")).observer(new ObservedDeliveries(registry)));

  TracedDeliveryTest() {
    Tracer otel = provider.get("webhooks");
    OtelTracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
    OtelPropagator propagator =
        new OtelPropagator(
            ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
    registry
        .observationConfig()
        .observationHandler(new PropagatingSenderTracingObservationHandler<>(tracer, propagator));
  }

  @AfterEach
  void stop() {
    scene.close();
    provider.close();
  }

  @Test
  void theRequestCarriesATraceparent() throws Exception {
    scene.publish("lead.created");
    scene.drain();

    assertThat(traceparents()).singleElement().asString().matches(TRACEPARENT);
  }

  @Test
  void anAttemptAfterARetryIsAnotherSpan() throws Exception {
    scene.transport.answer("crm", 503, 200);
    scene.publish("lead.created");
    scene.drain();
    scene.advanceAndDrain(DeliveryScene.FIRST);

    assertThat(traceparents()).hasSize(2).allMatch(each -> each.matches(TRACEPARENT));
    assertThat(traceparents()).extracting(each -> each.split("-", -1)[2]).doesNotHaveDuplicates();
  }

  private List<String> traceparents() {
    return scene.transport.requests("crm").stream()
        .map(request -> request.headers().get("traceparent"))
        .toList();
  }
}
