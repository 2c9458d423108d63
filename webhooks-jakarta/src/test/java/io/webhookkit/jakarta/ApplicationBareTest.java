package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs without Jakarta REST and MicroProfile Health. */
class ApplicationBareTest {

  @Test
  void theLibrariesAreNotThere() {
    assertThatThrownBy(() -> Class.forName("jakarta.ws.rs.Path"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> Class.forName("org.eclipse.microprofile.health.HealthCheck"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void anApplicationWithoutThemRuns() {
    try (TestApplication app = new TestApplication().with(Database.class).run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).received("lead.imported").once();
    }
  }
}
