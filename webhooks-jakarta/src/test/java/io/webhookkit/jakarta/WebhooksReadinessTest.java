package io.webhookkit.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

class WebhooksReadinessTest {

  @Test
  void anOutboxThatCanBeReadIsReady() {
    try (TestApplication app = new TestApplication().with(Database.class).run()) {
      HealthCheckResponse answer = answerOf(app);

      assertThat(answer.getName()).isEqualTo("webhooks");
      assertThat(answer.getStatus()).isEqualTo(Status.UP);
      assertThat(answer.getData().orElseThrow()).containsEntry("pendingDeliveries", 0L);
    }
  }

  @Test
  void anOutboxThatCannotBeReadIsNot() {
    try (TestApplication app = new TestApplication().with(Database.class).run()) {
      app.bean(HikariDataSource.class).close();

      HealthCheckResponse answer = answerOf(app);

      assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
      assertThat(answer.getData().orElseThrow()).containsKey("error");
    }
  }

  private static HealthCheckResponse answerOf(TestApplication app) {
    return app.bean(HealthCheck.class, Readiness.Literal.INSTANCE).call();
  }
}
