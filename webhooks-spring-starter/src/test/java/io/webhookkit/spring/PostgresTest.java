package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootTest(
    classes = LeadApplication.class,
    properties = {
      "webhooks.trusted-hosts=127.0.0.1",
      "webhooks.outbox.schema=create",
      "spring.jpa.hibernate.ddl-auto=create"
    })
@Import({Recording.class, PostgresTest.Server.class})
class PostgresTest {

  /** A real server, which ends after everything that is connected to it. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Server {

    @Bean
    EmbeddedPostgres postgres() throws IOException {
      return EmbeddedPostgres.builder().start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
      return postgres.getPostgresDatabase();
    }
  }

  @Test
  void aChangeReachesItsEndpointFromPostgres(
      @Autowired LeadService service,
      @Autowired WebhookRecorder recorder,
      @Autowired Webhooks webhooks) {
    recorder.draining(webhooks);

    String id = service.create("a@example.org");
    service.bounce(id);

    assertThat(recorder).received("lead.created").forSubject(id).once();
    assertThat(recorder).received("lead.updated").withChange("bounced", false, true).once();
    assertThat(recorder).receivedNothingElse();
  }
}
