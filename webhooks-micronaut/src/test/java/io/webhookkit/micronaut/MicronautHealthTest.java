package io.webhookkit.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the health endpoint tells, as whoever watches the application reads it. */
class MicronautHealthTest {

  private static TestContext app() {
    return new TestContext()
        .with("micronaut.server.port", "-1")
        .with("endpoints.health.details-visible", "ANONYMOUS");
  }

  @Test
  void theHealthEndpointTellsWhatWaits() throws Exception {
    try (TestContext app = app().run()) {
      HttpResponse<String> health = get(app, "/health");

      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body())
          .containsPattern("\"webhooks\":\\{[^{]*\"status\":\"UP\"")
          .contains("\"pendingEvents\":0", "\"parkedDeliveries\":0", "\"oldestAgeSeconds\":0");
    }
  }

  @Test
  void anOutboxThatCannotBeReadIsDownAndNothingIsToldOfTheDatabase() throws Exception {
    try (TestContext app = app().with("endpoints.health.jdbc.enabled", "false").run()) {
      dropTables(app);

      HttpResponse<String> health = get(app, "/health/readiness");

      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body())
          .containsPattern("\"webhooks\":\\{[^{]*\"status\":\"DOWN\"")
          .doesNotContain("Exception")
          .doesNotContainIgnoringCase("webhook_outbox");
    }
  }

  @Test
  void aDatabaseThatIsAwayIsNoReasonToRestartTheApplication() throws Exception {
    try (TestContext app = app().run()) {
      dropTables(app);

      assertThat(get(app, "/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void itCanBeLeftOut() throws Exception {
    try (TestContext app = app().with("endpoints.health.webhooks.enabled", "false").run()) {
      assertThat(get(app, "/health").body()).doesNotContain("webhooks");
    }
  }

  private static HttpResponse<String> get(TestContext app, String path) throws Exception {
    EmbeddedServer server = app.bean(EmbeddedServer.class);
    if (!server.isRunning()) {
      server.start();
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.getURL() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static void dropTables(TestContext app) throws Exception {
    DataSource pool = app.bean(DataSourceResolver.class).resolve(app.bean(DataSource.class));
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop all objects");
    }
  }
}
