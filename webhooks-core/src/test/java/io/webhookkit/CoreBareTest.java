package io.webhookkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.signature.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs without any of the optional libraries: see this module's pom.xml. */
class CoreBareTest {

  private static final PayloadSerializer PLAIN =
      event -> new Payload("text/plain", (event.data() + " ").getBytes(UTF_8), 4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.hibernate.Session",
        "jakarta.persistence.Entity",
        "tools.jackson.databind.json.JsonMapper",
        "org.apache.hc.client5.http.DnsResolver",
        "org.apache.hc.core5.http.Header",
        "io.cloudevents.CloudEvent",
        "io.micrometer.core.instrument.MeterRegistry",
        "io.micrometer.observation.ObservationRegistry",
      })
  void noOptionalLibraryIsThere(String type) {
    assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(type));
  }

  @Test
  void anEventReachesItsEndpointWithPartsOfTheApplicationsOwn() throws Exception {
    Recording transport = new Recording();
    try (Webhooks webhooks = bare().serializer(PLAIN).transport(transport).build()) {
      webhooks.start();

      webhooks.publish("lead.imported", "812");

      assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
      assertThat(transport.bodies).containsExactly("812 1");
    }
  }

  @Test
  void theStandardPayloadNamesTheLibraryThatItNeeds() {
    assertThatExceptionOfType(MissingLibraryException.class)
        .isThrownBy(() -> bare().transport(new Recording()).build())
        .withMessage(
            "The standard payload needs the library tools.jackson.core:jackson-databind, which is"
                + " not on the class path: add it, or give a PayloadSerializer of your own");
  }

  @Test
  void cloudEventsNameTheLibraryThatTheyNeed() {
    PayloadSettings cloudEvents =
        new PayloadSettings(1_000, Oversize.FAIL, Format.CLOUDEVENTS, URI.create("/shop"));

    assertThatExceptionOfType(MissingLibraryException.class)
        .isThrownBy(() -> bare().transport(new Recording()).payload(cloudEvents).build())
        .withMessageMatching(
            "The payload in the format cloudevents needs the library"
                + " (io.cloudevents:cloudevents-core|tools.jackson.core:jackson-databind), which is"
                + " not on the class path: add it, or set webhooks.payload.format to standard");
  }

  @Test
  void theTransportNamesTheLibraryThatItNeeds() {
    assertThatExceptionOfType(MissingLibraryException.class)
        .isThrownBy(() -> bare().serializer(PLAIN).build())
        .withMessage(
            "The transport needs the library org.apache.httpcomponents.client5:httpclient5, which"
                + " is not on the class path: add it, or give a DeliveryTransport of your own");
  }

  private static WebhooksBuilder bare() {
    return Webhooks.builder()
        .outbox(new InMemoryOutbox(Clock.systemUTC()))
        .eventTypes(List.of("lead.imported"))
        .endpoint(
            Endpoint.named("crm")
                .url("https://crm.example.com/hooks")
                .secret(Secret.generate().reveal())
                .events("lead.*")
                .build());
  }

  private static final class Recording implements DeliveryTransport {
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
      bodies.add(new String(request.body(), UTF_8));
      return CompletableFuture.completedFuture(new DeliveryResult.Answered(200, null));
    }

    @Override
    public void close() {}
  }
}
