package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.WebhookEvent;
import io.webhookkit.Webhooks;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Test;

/** An event knows the tenant of its session, and an endpoint may be bound to one. */
class TenantTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An entity that belongs to a tenant. */
  @Entity
  @WebhookEvent("contract")
  static class Contract {
    @Id long id;
    @TenantId String tenant;
  }

  @Test
  void anEndpointOfATenantGetsItsEventsAlone() throws InterruptedException {
    DataSource database = Databases.pooled(Databases.h2());
    try (SessionFactory sessions =
            StageApp.newSessionFactory(database, c -> c.addAnnotatedClass(Contract.class));
        WebhookRecorder acme = WebhookRecorder.start();
        WebhookRecorder all = WebhookRecorder.start();
        Webhooks webhooks =
            Webhooks.builder()
                .dataSource(database)
                .schema(SchemaMode.CREATE)
                .endpoint(boundTo("acme", acme))
                .endpoint(all.endpoint("*"))
                .trustedHosts(List.of("127.0.0.1"))
                .build()) {
      webhooks.capture(new HibernateChanges(sessions));
      webhooks.start();
      acme.draining(webhooks);
      all.draining(webhooks);

      store(sessions, "acme", 1);
      store(sessions, "other", 2);

      assertThat(acme).received("contract.created").forSubject("1").once();
      assertThat(acme).receivedNothingElse();
      assertThat(all).received("contract.created").times(2);

      acme.clear();
      assertThat(webhooks.backfill(Contract.class).to("acme").await(PATIENCE)).isTrue();
      assertThat(acme).received("contract.snapshot").forSubject("1").once();
      assertThat(acme).receivedNothingElse();
    }
  }

  private static Endpoint boundTo(String tenant, WebhookRecorder recorder) {
    Endpoint endpoint = recorder.endpoint("*");
    return new Endpoint(
        tenant, endpoint.url(), endpoint.secrets(), endpoint.subscriptions(), tenant);
  }

  private static void store(SessionFactory sessions, String tenant, long id) {
    try (Session session = sessions.withOptions().tenantIdentifier((Object) tenant).openSession()) {
      session.beginTransaction();
      Contract contract = new Contract();
      contract.id = id;
      session.persist(contract);
      session.getTransaction().commit();
    }
  }
}
