package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A part of the application's own that needs the database itself. */
class MicronautBeansTest {

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
}
