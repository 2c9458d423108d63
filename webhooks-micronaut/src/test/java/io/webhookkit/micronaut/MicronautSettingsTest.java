package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicronautSettingsTest {

  @Test
  void everySettingIsRead() {
    try (TestContext app =
        new TestContext()
            .with("webhooks.trusted-hosts", List.of("127.0.0.1", "10.0.0.0/8"))
            .with("webhooks.outbox.type", "memory")
            .with("webhooks.outbox.schema", "check")
            .with("webhooks.outbox.node", "one")
            .with("webhooks.outbox.lease", "2m")
            .with("webhooks.event-types", "lead.imported, lead.exported")
            .with("webhooks.capture.bulk", "capture")
            .with("webhooks.capture.max-bulk-rows", "5")
            .with("webhooks.payload.max-size", "20KB")
            .with("webhooks.payload.oversize", "thin")
            .with("webhooks.payload.format", "cloudevents")
            .with("webhooks.payload.source", "/shop")
            .with("webhooks.retry.delays", "1s, PT2M")
            .with("webhooks.retry.jitter", "0")
            .with("webhooks.transport.connect-timeout", "2s")
            .with("webhooks.transport.deadline", "10s")
            .with("webhooks.delivery.capacity", "100")
            .with("webhooks.delivery.window", "2")
            .with("webhooks.delivery.poll-interval", "500ms")
            .with("webhooks.delivery.shutdown-timeout", "5s")
            .run()) {
      WebhooksConfiguration settings = app.bean(WebhooksConfiguration.class);

      assertThat(settings.eventTypes()).containsExactly("lead.imported", "lead.exported");
      assertThat(settings.trustedHosts()).containsExactly("127.0.0.1", "10.0.0.0/8");
      assertThat(settings.outbox().toString()).contains("memory", "check", "Optional[one]", "2m");
      assertThat(settings.capture().settings())
          .isEqualTo(new CaptureSettings(BulkPolicy.CAPTURE, 5));
      assertThat(settings.payload().settings())
          .isEqualTo(
              new PayloadSettings(
                  20 * 1024, Oversize.THIN, Format.CLOUDEVENTS, URI.create("/shop")));
      assertThat(settings.retry().schedule())
          .isEqualTo(new RetrySchedule(List.of(Duration.ofSeconds(1), Duration.ofMinutes(2)), 0));
      TransportConfiguration transport = app.bean(TransportConfiguration.class);
      assertThat(List.of(transport.connectTimeout(), transport.deadline()))
          .containsExactly("2s", "10s");
      assertThat(settings.delivery().settings())
          .isEqualTo(new DispatcherSettings(100, 2, Duration.ofMillis(500), Duration.ofSeconds(5)));
    }
  }

  @Test
  void anApplicationWithoutSettingsStarts() {
    try (TestContext app = new TestContext().withoutSettings().run()) {
      WebhooksConfiguration settings = app.bean(WebhooksConfiguration.class);

      assertThat(settings.enabled()).isEqualTo("true");
      assertThat(settings.eventTypes()).isEmpty();
      assertThat(settings.capture().settings()).isEqualTo(CaptureSettings.DEFAULT);
      assertThat(settings.payload().settings()).isEqualTo(PayloadSettings.DEFAULT);
      assertThat(settings.retry().schedule()).isEqualTo(RetrySchedule.DEFAULT);
      assertThat(settings.delivery().settings()).isEqualTo(DispatcherSettings.DEFAULT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "FALSE"})
  void disabledThereIsNoBeanOfOurs(String enabled) {
    try (TestContext app = new TestContext().with("webhooks.enabled", enabled).run()) {
      assertThat(app.has(Webhooks.class)).isFalse();
      assertThat(app.has(WebhooksConfiguration.class)).isFalse();
    }
  }

  @Test
  void noSecretIsPrinted() {
    try (TestContext app = new TestContext().run()) {
      assertThat(app.bean(EndpointConfiguration.class).toString())
          .contains("crm")
          .doesNotContain("whsec_");
    }
  }
}
