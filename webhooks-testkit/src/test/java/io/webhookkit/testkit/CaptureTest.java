package io.webhookkit.testkit;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.Test;

class CaptureTest {
  @Test
  void works() throws Exception {
    JdbcDataSource ds = new JdbcDataSource();
    ds.setURL("jdbc:h2:mem:x;DB_CLOSE_DELAY=-1");
    Configuration c = new Configuration();
    c.addAnnotatedClass(Lead.class);
    c.getProperties().put("hibernate.connection.datasource", ds);
    c.setProperty("hibernate.hbm2ddl.auto", "create");
    try (WebhookRecorder recorder = WebhookRecorder.start();
        SessionFactory sf = c.buildSessionFactory();
        Webhooks webhooks =
            Webhooks.builder()
                .dataSource(ds)
                .endpoint(recorder.endpoint("lead.*"))
                .trustedHosts(List.of("127.0.0.1"))
                .build()) {
      webhooks.capture(new HibernateChanges(sf));
      webhooks.start();
      recorder.draining(webhooks);
      Long id =
          sf.fromTransaction(
              s -> {
                Lead lead = new Lead("a@example.org");
                s.persist(lead);
                return lead.id;
              });
      sf.inTransaction(s -> s.find(Lead.class, id).bounced = true);
      assertThat(recorder).received("lead.created").forSubject("1").once();
      assertThat(recorder).received("lead.updated").withChange("bounced", false, true).once();
      assertThat(recorder).received("lead.bounced").once();
      assertThat(recorder).receivedNothingElse();
      System.out.println(recorder.received());
    }
  }
}
