package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.signature.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicronautSettingsTest {

  @Test
  void aShortSecretFailsTheStartAndIsNamed() {
    try (TestContext app =
        new TestContext().with("webhooks.endpoints.crm.secret", "whsec_c2hvcnQ=")) {
      assertThatThrownBy(app::run)
          .hasRootCauseInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining("webhooks.endpoints.crm.secret")
          .hasMessageNotContaining("c2hvcnQ=");
    }
  }

  @Test
  void anUnknownEventTypeFailsTheStartAndIsNamed() {
    try (TestContext app = new TestContext().with("webhooks.endpoints.crm.events", "leed.*")) {
      assertThatThrownBy(app::run)
          .hasStackTraceContaining("webhooks.endpoints.crm.events")
          .hasStackTraceContaining("lead.created");
    }
  }

  @Test
  void aMissingSecretIsNamed() {
    try (TestContext app = new TestContext().with("webhooks.endpoints.crm.secret", "")) {
      assertThatThrownBy(app::run).hasMessageContaining("webhooks.endpoints.crm.secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "webhooks.endpoints.crm.secrets, whsec_c2hvcnQ=",
    "webhooks.capture.bulk, some",
    "webhooks.capture.max-bulk-rows, many",
    "webhooks.capture.max-bulk-rows, 0",
    "webhooks.payload.max-size, huge",
    "webhooks.payload.max-size, 0B",
    "webhooks.payload.oversize, cut",
    "webhooks.retry.delays, soon",
    "webhooks.retry.jitter, 2.0",
    "webhooks.delivery.window, 0"
  })
  void aSettingThatCannotBeUsedFailsTheStartAndIsNamed(String property, String value) {
    try (TestContext app = new TestContext().with(property, value)) {
      assertThatThrownBy(app::run)
          .hasRootCauseInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining(property + " is '")
          .hasMessageNotContaining("c2hvcnQ");
    }
  }

  @Test
  void anUnusableSettingIsToldWithItsValueAndItsFix() {
    try (TestContext app = new TestContext().with("webhooks.capture.bulk", "some")) {
      assertThatThrownBy(app::run)
          .hasMessageContaining("webhooks.capture.bulk is 'some': use warn, fail or capture");
    }
  }

  @Test
  void aPayloadAboveTheSizeFailsItsTransaction() {
    try (TestContext app = new TestContext().with("webhooks.payload.max-size", "100B").run()) {
      LeadService leads = app.bean(LeadService.class);

      assertThatThrownBy(() -> leads.create("a".repeat(80) + "@example.org"))
          .hasStackTraceContaining("webhooks.payload.max-size is 100");
    }
  }

  @Test
  void aFurtherSecretSignsAsWell() {
    String further = Secret.generate().reveal();
    try (TestContext app =
        new TestContext().with("webhooks.endpoints.crm.secrets", further).run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
      assertThat(app.recorder.received().get(0).headers().get("webhook-signature"))
          .satisfies(signatures -> assertThat(signatures.toString().split("v1,")).hasSize(3));
    }
  }

  @Test
  void anEndpointOfATenantGetsNothingOfOthers() {
    try (TestContext app = new TestContext().with("webhooks.endpoints.crm.tenant", "acme").run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).receivedNothingElse();
    }
  }

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
      assertThat(settings.outbox().toString()).contains("MEMORY", "CHECK", "Optional[one]", "PT2M");
      assertThat(settings.capture().settings())
          .isEqualTo(new CaptureSettings(BulkPolicy.CAPTURE, 5));
      assertThat(settings.payload().settings())
          .isEqualTo(new PayloadSettings(20 * 1024, Oversize.THIN));
      assertThat(settings.retry().schedule())
          .isEqualTo(new RetrySchedule(List.of(Duration.ofSeconds(1), Duration.ofMinutes(2)), 0));
      assertThat(settings.transport().toString()).contains("PT2S", "PT10S");
      assertThat(settings.delivery().settings())
          .isEqualTo(new DispatcherSettings(100, 2, Duration.ofMillis(500), Duration.ofSeconds(5)));
    }
  }

  @Test
  void anApplicationWithoutSettingsStarts() {
    try (TestContext app = new TestContext().withoutSettings().run()) {
      WebhooksConfiguration settings = app.bean(WebhooksConfiguration.class);

      assertThat(settings.enabled()).isTrue();
      assertThat(settings.eventTypes()).isEmpty();
      assertThat(settings.capture().settings()).isEqualTo(CaptureSettings.DEFAULT);
      assertThat(settings.payload().settings()).isEqualTo(PayloadSettings.DEFAULT);
      assertThat(settings.retry().schedule()).isEqualTo(RetrySchedule.DEFAULT);
      assertThat(settings.delivery().settings()).isEqualTo(DispatcherSettings.DEFAULT);
    }
  }

  @Test
  void webhooksInMemoryAreSentAsWell() {
    try (TestContext app = new TestContext().with("webhooks.outbox.type", "memory").run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
    }
  }

  @Test
  void disabledThereIsNoBeanOfOurs() {
    try (TestContext app = new TestContext().with("webhooks.enabled", "false").run()) {
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
