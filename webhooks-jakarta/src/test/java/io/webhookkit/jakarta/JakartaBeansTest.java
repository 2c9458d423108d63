package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What the application produces itself replaces what the kit would. */
class JakartaBeansTest {

  @Test
  void anOutboxSoThatNoDatabaseIsNeeded() {
    try (TestApplication app = new TestApplication().with(OwnOutbox.class).run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).received("lead.imported").once();
    }
  }

  @Test
  void aSerializer() {
    try (TestApplication app =
        new TestApplication().with(Database.class, OwnSerializer.class).run()) {
      app.create("a@example.org");

      assertThat(app.recorder).received("own").once();
    }
  }

  @Test
  void aMapper() {
    try (TestApplication app = new TestApplication().with(Database.class, OwnMapper.class).run()) {
      app.create("a@example.org");

      assertThat(app.recorder).received("lead.created").withData("mail", "a@example.org").once();
    }
  }

  @Test
  void aTransportWhichIsClosedBeforeTheDatabase() throws InterruptedException {
    OwnTransport transport;
    try (TestApplication app =
        new TestApplication().with(Database.class, OwnTransport.class).run()) {
      transport = app.bean(OwnTransport.class);
      app.create("a@example.org");
      app.bean(Webhooks.class).drain(Duration.ofSeconds(30));
    }
    assertThat(transport.sent).isTrue();
    assertThat(transport.closedInTime).isTrue();
  }

  @Test
  void anEndpointBesideThoseOfTheSettings() {
    try (TestApplication app = new TestApplication().with(Database.class, OwnEndpoint.class)) {
      assertThatThrownBy(app::run).hasStackTraceContaining("webhooks.endpoints is 'crm'");
    }
  }

  @Test
  void aListener() {
    try (TestApplication app =
        new TestApplication().with(Database.class, OwnListener.class).run()) {
      app.create("a@example.org");

      assertThat(app.recorder).received("lead.created").once();
      assertThat(app.bean(OwnListener.class).attempts).isEqualTo(1);
    }
  }

  @Test
  void theWebhooksThemselvesByAnAlternative() {
    try (TestApplication app =
        new TestApplication().with(Database.class, OwnWebhooks.class).run()) {
      app.create("a@example.org");

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Dependent
  static class OwnOutbox {
    @Produces
    @Singleton
    Outbox outbox() {
      return new InMemoryOutbox(Clock.systemUTC());
    }
  }

  @Dependent
  static class OwnSerializer {
    @Produces
    PayloadSerializer serializer() {
      byte[] bytes = "{\"type\":\"own\",\"data\":{},\"sequence\":}".getBytes(UTF_8);
      return event -> new Payload("application/json", bytes, bytes.length - 1);
    }
  }

  @Singleton
  static class OwnMapper implements PayloadMapper<Lead> {
    @Override
    public Class<Lead> entity() {
      return Lead.class;
    }

    @Override
    public Object map(Lead lead) {
      return Map.of("mail", lead.email);
    }
  }

  @Dependent
  static class OwnEndpoint {
    @Produces
    Endpoint endpoint() {
      return Endpoint.named("crm")
          .url("https://crm.example.com/")
          .secret("whsec_" + "A".repeat(44))
          .events("*")
          .build();
    }
  }

  @Singleton
  static class OwnListener implements WebhookListener {
    volatile int attempts;

    @Override
    public synchronized void attempted(Attempt attempt) {
      attempts++;
    }
  }

  @Dependent
  static class OwnWebhooks {
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Webhooks webhooks() {
      return Webhooks.builder().outbox(new InMemoryOutbox(Clock.systemUTC())).build();
    }
  }

  @Singleton
  static class OwnTransport implements DeliveryTransport {

    private final HikariDataSource pool;
    volatile boolean sent;
    volatile boolean closedInTime;

    @Inject
    OwnTransport(HikariDataSource pool) {
      this.pool = pool;
    }

    @Override
    public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
      sent = true;
      return CompletableFuture.completedFuture(new DeliveryResult.Answered(200, null));
    }

    @Override
    public void close() {
      closedInTime = !pool.isClosed();
    }
  }
}
