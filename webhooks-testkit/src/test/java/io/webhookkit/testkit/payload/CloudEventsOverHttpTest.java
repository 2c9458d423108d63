package io.webhookkit.testkit.payload;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.core.data.PojoCloudEventData;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.PojoCloudEventDataMapper;
import io.webhookkit.Webhooks;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the CloudEvents SDK, and this testkit, find in requests as they came over HTTP. */
class CloudEventsOverHttpTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Webhooks webhooks =
      Webhooks.builder()
          .outboxInMemory()
          .payload(
              new PayloadSettings(
                  1_000, Oversize.FAIL, Format.CLOUDEVENTS, URI.create("https://shop.example.com")))
          .endpoint(recorder.endpoint("lead.*"))
          .eventTypes(List.of("lead.imported"))
          .trustedHosts(List.of("127.0.0.1"))
          .build();

  @BeforeEach
  void start() {
    webhooks.start();
    recorder.draining(webhooks);
  }

  @AfterEach
  void stop() {
    webhooks.close();
    recorder.close();
  }

  @Test
  void theSdkFindsTheAttributes() {
    webhooks.publish("lead.imported", "7", Map.of("count", 812));
    assertThat(recorder).received("lead.imported").once();
    ReceivedWebhook webhook = recorder.received().get(0);

    CloudEvent event = read(webhook);

    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getId()).isEqualTo(webhook.id());
    assertThat(event.getSource()).hasToString("https://shop.example.com");
    assertThat(event.getType()).isEqualTo("lead.imported");
    assertThat(event.getSubject()).isEqualTo("7");
    assertThat(event.getTime()).isNotNull();
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(event.getExtensionNames()).containsExactly("sequence");
    assertThat(event.getExtension("sequence")).asString().matches("\\d{19}");
  }

  @Test
  void theSdkReadsTheDataIntoATypeOfTheReceiver() {
    webhooks.publish("lead.imported", "7", Map.of("count", 812));
    assertThat(recorder).received("lead.imported").once();

    PojoCloudEventData<Told> data =
        Objects.requireNonNull(
            CloudEventUtils.mapData(
                read(recorder.received().get(0)),
                PojoCloudEventDataMapper.from(new ObjectMapper(), Told.class)));

    assertThat(data.getValue()).isEqualTo(new Told(new Imported(812)));
  }

  @Test
  void theTestkitAssertsThemInTheSameSentences() {
    webhooks.publish("lead.imported", "7", Map.of("count", 812));
    webhooks.publish("lead.imported", "8", Map.of("count", 813));

    assertThat(recorder)
        .received("lead.imported")
        .withDataInOrder("count", 812, 813)
        .forSubject("7")
        .withData("count", 812)
        .once()
        .matchesApproved("lead.imported.cloudevent");
  }

  private static CloudEvent read(ReceivedWebhook webhook) {
    return HttpMessageFactory.createReader(webhook.headers(), webhook.body().getBytes(UTF_8))
        .toEvent();
  }

  /** How a receiver declares what it is told. */
  record Told(Imported data) {}

  /** How a receiver declares the data. */
  record Imported(int count) {}
}
