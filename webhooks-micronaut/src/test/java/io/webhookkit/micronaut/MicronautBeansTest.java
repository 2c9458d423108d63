package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.jdbc.DataSourceResolver;
import io.webhookkit.Webhooks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the application defines itself replaces what the kit would. */
class MicronautBeansTest {

  @Test
  void anOutbox() throws SQLException {
    try (TestContext app = new TestContext().with("own", "outbox").run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
      assertThat(hasOutboxTable(app)).isFalse();
    }
    try (TestContext app = new TestContext().run()) {
      assertThat(hasOutboxTable(app)).isTrue();
    }
  }

  private static boolean hasOutboxTable(TestContext app) throws SQLException {
    DataSource pool = app.bean(DataSourceResolver.class).resolve(app.bean(DataSource.class));
    try (Connection connection = pool.getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, null, "WEBHOOK_OUTBOX", null)) {
      return tables.next();
    }
  }

  @Test
  void aSerializer() {
    try (TestContext app = new TestContext().with("own", "serializer").run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).received("own").once();
    }
  }

  @Test
  void aMapper() {
    try (TestContext app = new TestContext().with("own", "mapper").run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).received("lead.created").withData("mail", "a@example.org").once();
    }
  }

  @Test
  void aTransportWhichIsClosedBeforeTheDatabase() throws InterruptedException {
    ClosingTransport transport;
    try (TestContext app = new TestContext().with("own", "transport").run()) {
      transport = app.bean(ClosingTransport.class);
      app.bean(LeadService.class).create("a@example.org");
      app.bean(Webhooks.class).drain(Duration.ofSeconds(30));
    }
    assertThat(transport.sent).isTrue();
    assertThat(transport.closedInTime).isTrue();
  }

  @Test
  void anEndpointBesideThoseOfTheSettings() {
    try (TestContext app = new TestContext().with("own", "endpoint")) {
      assertThatThrownBy(app::run)
          .hasMessageContaining("webhooks.endpoints")
          .hasMessageContaining("a name of its own");
    }
  }

  @Test
  void aListener() {
    try (TestContext app = new TestContext().with("own", "listener").run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
      assertThat(app.bean(OwnBeans.AttemptCounter.class).attempts).hasValue(1);
    }
  }

  @Test
  void theWebhooksThemselves() {
    try (TestContext app = new TestContext().with("own", "webhooks").run()) {
      app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder).receivedNothingElse();
    }
  }
}
