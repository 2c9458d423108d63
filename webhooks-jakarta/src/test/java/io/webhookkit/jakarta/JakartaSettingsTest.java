package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
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
    "webhooks.outbox.lease, 1s"
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
    "webhooks.outbox.node, one"
  })
  void aGoodSettingIsTaken(String property, String value) {
    try (TestApplication app = new TestApplication().with(Database.class)) {
      app.with(property, value).run().create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
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
