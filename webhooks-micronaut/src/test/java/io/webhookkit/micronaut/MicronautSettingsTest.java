package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            .run()) {
      WebhooksConfiguration settings = app.bean(WebhooksConfiguration.class);

      assertThat(settings.eventTypes()).containsExactly("lead.imported", "lead.exported");
      assertThat(settings.trustedHosts()).containsExactly("127.0.0.1", "10.0.0.0/8");
      assertThat(settings.outbox().toString()).contains("MEMORY", "CHECK", "Optional[one]", "PT2M");
    }
  }

  @Test
  void anApplicationWithoutSettingsStarts() {
    try (TestContext app = new TestContext().withoutSettings().run()) {
      WebhooksConfiguration settings = app.bean(WebhooksConfiguration.class);

      assertThat(settings.enabled()).isTrue();
      assertThat(settings.eventTypes()).isEmpty();
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
