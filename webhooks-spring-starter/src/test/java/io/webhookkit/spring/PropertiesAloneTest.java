package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = LeadApplication.class,
    properties = "spring.datasource.url=jdbc:h2:mem:properties-alone")
class PropertiesAloneTest {

  private static final WebhookRecorder CRM = WebhookRecorder.start();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry properties) {
    properties.add("webhooks.trusted-hosts", () -> "127.0.0.1");
    properties.add("webhooks.endpoints.crm.url", CRM::url);
    properties.add("webhooks.endpoints.crm.secret", CRM::secret);
    properties.add("webhooks.endpoints.crm.events", () -> "lead.*");
  }

  @AfterAll
  static void stop() {
    CRM.close();
  }

  @Test
  void oneDependencyOneAnnotationAndOneEndpointAreEnough(
      @Autowired LeadService service, @Autowired Webhooks webhooks) {
    CRM.draining(webhooks);

    service.create("a@example.org");

    assertThat(CRM).received("lead.created").withData("email", "a@example.org").once();
  }
}
