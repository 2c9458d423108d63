package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Stores one lead and ends; a class of its own, because what is generated is named after it. */
public final class AotApplication {

  private AotApplication() {}

  public static void main(String[] arguments) throws InterruptedException {
    SpringApplication application = new SpringApplication(LeadApplication.class);
    application.setMainApplicationClass(AotApplication.class);
    try (ConfigurableApplicationContext context = application.run(arguments)) {
      context.getBean(LeadService.class).create("aot@example.org");
      context.getBean(Webhooks.class).drain(Duration.ofSeconds(30));
    }
  }
}
