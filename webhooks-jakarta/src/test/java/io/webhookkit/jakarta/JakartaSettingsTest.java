package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;

class JakartaSettingsTest {

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
    app.with("webhooks.event-types", "lead.imported, lead.exported");
    configured(
        app,
        () -> {
          app.runUnconfigured().create("a@example.org");
          app.bean(Webhooks.class).publish("lead.exported", Map.of());

          assertThat(app.recorder).received("lead.created").once();
          assertThat(app.recorder).received("lead.exported").once();
        });
  }

  @Test
  void whatMicroProfileConfigCannotReplaceFailsTheStart() {
    TestApplication app = new TestApplication().with(Database.class);
    app.with("webhooks.endpoints.crm.tenant", "of-${CRM_TENANT}");
    configured(
        app,
        () ->
            assertThatThrownBy(app::runUnconfigured)
                .hasStackTraceContaining("webhooks.endpoints.crm.tenant is '${CRM_TENANT}'")
                .hasStackTraceContaining("set the environment variable"));
  }

  @Test
  void aListThatMicroProfileConfigCannotReplaceFailsTheStart() {
    TestApplication app = new TestApplication().with(Database.class);
    app.with("webhooks.trusted-hosts", "${TRUSTED:${ALSO_TRUSTED}}");
    configured(
        app,
        () ->
            assertThatThrownBy(app::runUnconfigured)
                .hasStackTraceContaining(
                    "webhooks.trusted-hosts is '${TRUSTED}, ${ALSO_TRUSTED}'"));
  }

  private static void configured(TestApplication app, Runnable test) {
    app.settings.forEach(System::setProperty);
    forgetConfig();
    try (app) {
      test.run();
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
  void disabledNothingIsSentAndNothingNeeded() {
    try (TestApplication app = new TestApplication().with("webhooks.enabled", "false").run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).receivedNothingElse();
    }
  }
}
