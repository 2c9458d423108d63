package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.receiving.ReceivingContract;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The lead application as a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ContractOf("Spring Boot {webhooks.spring-boot}")
abstract class SpringReceivingContract extends ReceivingContract {

  private final ReceivingSettings settings = ReceivingSettings.start();
  private ConfigurableApplicationContext context;

  /** Returns which kind of web application it is. */
  abstract String type();

  /** Returns properties of this application alone. */
  Map<String, Object> more() {
    return Map.of();
  }

  @BeforeAll
  void run() {
    Map<String, Object> properties = new HashMap<>(settings.properties());
    properties.put("spring.main.web-application-type", type());
    properties.put("spring.profiles.active", "receiving");
    properties.put("server.port", "0");
    properties.put("server.tomcat.connection-timeout", "4s");
    properties.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID());
    properties.putAll(more());
    context = new SpringApplicationBuilder(LeadApplication.class).properties(properties).run();
  }

  @AfterAll
  void stop() {
    context.close();
    settings.stop();
  }

  @Override
  protected ReceivingSettings settings() {
    return settings;
  }

  @Override
  protected LeadServer app() {
    return new LeadServer(
        "http://127.0.0.1:"
            + context.getEnvironment().getProperty("local.server.port")
            + "/webhooks",
        context.getBean(LeadService.class),
        context.getBean(Webhooks.class));
  }
}
