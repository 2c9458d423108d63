package io.webhookkit.micronaut;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingContract;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import io.webhookkit.testkit.time.DueAttempts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ContractOf("Micronaut")
class MicronautReceivingTest extends ReceivingContract {

  private final ReceivingSettings settings = ReceivingSettings.start();
  private EmbeddedServer server;

  @BeforeAll
  void run() {
    Map<String, Object> properties = new HashMap<>(settings.properties());
    properties.put("datasources.default.url", "jdbc:h2:mem:" + UUID.randomUUID());
    properties.put("datasources.default.username", "sa");
    properties.put("datasources.default.password", "");
    properties.put("datasources.default.driver-class-name", "org.h2.Driver");
    properties.put("jpa.default.entity-scan.packages", "io.webhookkit.micronaut");
    properties.put("jpa.default.properties.hibernate.hbm2ddl.auto", "create");
    properties.put("micronaut.server.port", "-1");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  @AfterAll
  void stop() {
    server.close();
    settings.stop();
  }

  @Override
  protected ReceivingSettings settings() {
    return settings;
  }

  @Override
  protected ReceivingApp app() {
    ApplicationContext context = server.getApplicationContext();
    LeadService leads = context.getBean(LeadService.class);
    return new ReceivingApp() {
      @Override
      public String url() {
        return "http://127.0.0.1:" + server.getPort() + "/webhooks";
      }

      @Override
      public String create(String email) {
        return leads.create(email).id.toString();
      }

      @Override
      public String emailOf(String id) {
        return leads.emailOf(Long.valueOf(id));
      }

      @Override
      public void drain() {
        DueAttempts.await(context.getBean(Webhooks.class));
      }
    };
  }
}
