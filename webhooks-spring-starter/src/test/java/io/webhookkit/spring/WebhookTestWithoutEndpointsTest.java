package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.junit.WebhookTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** {@code @WebhookTest} where the settings name no endpoint. */
@SpringBootTest(
    classes = LeadApplication.class,
    webEnvironment = WebEnvironment.NONE,
    properties = "spring.datasource.url=jdbc:h2:mem:webhook-test-without")
@WebhookTest
class WebhookTestWithoutEndpointsTest {

  @Test
  void theRecorderGetsEverything(WebhookRecorder webhooks, @Autowired LeadService leads) {
    leads.create("a@example.org");

    assertThat(webhooks).received("lead.created").atEndpoint("recorder").once();
  }
}
