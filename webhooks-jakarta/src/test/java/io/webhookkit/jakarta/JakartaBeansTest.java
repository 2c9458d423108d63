package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Parts of the application's own that make a database needless, or need it themselves. */
class JakartaBeansTest {

  @Test
  void anOutboxSoThatNoDatabaseIsNeeded() {
    try (TestApplication app = new TestApplication().with(OwnOutbox.class).run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).received("lead.imported").once();
    }
  }

  @Test
  void anOutboxInMemoryAsksForNoneOfSeveralDatabases() {
    try (TestApplication app =
        new TestApplication()
            .with(EqualDatabases.class)
            .with("webhooks.outbox.type", "memory")
            .run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).received("lead.imported").once();
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

  @Dependent
  static class OwnOutbox {
    @Produces
    @Singleton
    Outbox outbox() {
      return new InMemoryOutbox(Clock.systemUTC());
    }
  }

  /** Neither of them is the one that a part without a wish would get. */
  @Dependent
  static class EqualDatabases {
    @Produces
    @Singleton
    @Named("leads")
    DataSource leads() {
      return new JdbcDataSource();
    }

    @Produces
    @Singleton
    @Named("archive")
    DataSource archive() {
      return new JdbcDataSource();
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
