package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Runs without Micrometer and without Micronaut's management on the class path. */
class MicronautBareTest {

  @Test
  void anApplicationThatMeasuresNothingNeedsNoLibraryForIt() {
    assertThatThrownBy(() -> Class.forName("io.micrometer.core.instrument.MeterRegistry"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(
            () -> Class.forName("io.micronaut.management.health.indicator.HealthIndicator"))
        .isInstanceOf(ClassNotFoundException.class);

    try (TestContext app = new TestContext().run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
      assertThat(app.has(WebhooksLifecycle.class)).isTrue();
    }
  }
}
