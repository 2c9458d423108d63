package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import io.webhookkit.signature.Secret;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JakartaSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "webhooks.endpoints.crm.secret, whsec_c2hvcnQ=",
    "webhooks.endpoints.crm.secret, ''",
    "webhooks.endpoints.crm.url, crm",
    "webhooks.endpoints.crm.events, ''",
    "webhooks.endpoints.crm.events, leed.*",
    "webhooks.outbox.type, disk",
    "webhooks.outbox.schema, drop",
    "webhooks.outbox.lease, long",
    "webhooks.outbox.lease, 1s",
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
    try (TestApplication app = new TestApplication().with(Database.class)) {
      assertThatThrownBy(app.with(property, value)::run)
          .hasStackTraceContaining(property + " is '")
          .satisfies(e -> assertThat(e.toString()).doesNotContain("c2hvcnQ"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "webhooks.outbox.lease, 2m",
    "webhooks.outbox.lease, PT2M",
    "webhooks.outbox.node, one",
    "webhooks.capture.bulk, capture",
    "webhooks.capture.max-bulk-rows, 5",
    "webhooks.payload.max-size, 20KB",
    "webhooks.payload.oversize, thin",
    "webhooks.retry.delays, '1s,PT2M'",
    "webhooks.retry.jitter, 0",
    "webhooks.transport.connect-timeout, 2s",
    "webhooks.transport.deadline, 10s",
    "webhooks.delivery.capacity, 100",
    "webhooks.delivery.window, 2",
    "webhooks.delivery.poll-interval, 500ms",
    "webhooks.delivery.shutdown-timeout, 5s"
  })
  void aGoodSettingIsTaken(String property, String value) {
    try (TestApplication app = new TestApplication().with(Database.class)) {
      app.with(property, value).run().create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
    }
  }

  @Test
  void anUnusableSettingIsToldWithItsValueAndItsFix() {
    try (TestApplication app = new TestApplication().with(Database.class)) {
      assertThatThrownBy(app.with("webhooks.capture.bulk", "some")::run)
          .hasStackTraceContaining("webhooks.capture.bulk is 'some': use warn, fail or capture");
    }
  }

  @Test
  void aPayloadAboveTheSizeFailsItsTransaction() {
    try (TestApplication app = new TestApplication().with(Database.class)) {
      app.with("webhooks.payload.max-size", "100B").run();

      assertThatThrownBy(() -> app.create("a".repeat(80) + "@example.org"))
          .hasStackTraceContaining("webhooks.payload.max-size is 100");
    }
  }

  @Test
  void aFurtherSecretSignsAsWell() {
    String further = Secret.generate().reveal();
    try (TestApplication app = new TestApplication().with(Database.class)) {
      app.with("webhooks.endpoints.crm.secrets", further).run().create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
      assertThat(app.recorder.received().get(0).headers().get("webhook-signature"))
          .satisfies(signatures -> assertThat(signatures.toString().split("v1,")).hasSize(3));
    }
  }

  @Test
  void anEndpointOfATenantGetsNothingOfOthers() {
    try (TestApplication app = new TestApplication().with(Database.class)) {
      app.with("webhooks.endpoints.crm.tenant", "acme").run().create("a@example.org");

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void theSchemaIsOnlyCheckedIfToldSo() {
    try (TestApplication app = new TestApplication().with(Database.class)) {
      assertThatThrownBy(app.with("webhooks.outbox.schema", "check")::run)
          .hasStackTraceContaining("webhooks.outbox.schema=create");
    }
  }

  @Test
  void anOutboxInMemoryNeedsNoDatabase() {
    try (TestApplication app = new TestApplication().with("webhooks.outbox.type", "memory").run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).received("lead.imported").once();
    }
  }

  @Test
  void microProfileConfigIsAskedWhereNothingIsProduced() {
    TestApplication app = new TestApplication().with(Database.class);
    app.with("webhooks.event-types", "lead.imported,lead.exported");
    app.settings.forEach(System::setProperty);
    forgetConfig();
    try (app) {
      app.runUnconfigured().create("a@example.org");
      app.bean(Webhooks.class).publish("lead.exported", Map.of());

      assertThat(app.recorder).received("lead.created").once();
      assertThat(app.recorder).received("lead.exported").once();
    } finally {
      app.settings.keySet().forEach(System::clearProperty);
      forgetConfig();
    }
  }

  /** It keeps the names that it has seen. */
  private static void forgetConfig() {
    ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
  }

  @Test
  void anApplicationWithoutSettingsStarts() {
    try (TestApplication app = new TestApplication().with(Database.class).runUnconfigured()) {
      app.create("a@example.org");

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void disabledNothingIsSentAndNothingNeeded() {
    try (TestApplication app = new TestApplication().with("webhooks.enabled", "false").run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).receivedNothingElse();
    }
  }
}
