package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.junit.WebhookTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** {@code @WebhookTest} in an application of Spring Boot. */
@SpringBootTest(
    classes = LeadApplication.class,
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:webhook-test",
      "webhooks.trusted-hosts[0]=10.0.0.0/8",
      "webhooks.trusted-hosts[1]=localhost",
      "webhooks.endpoints.crm.url=https://crm.example.com/hooks",
      "webhooks.endpoints.crm.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "webhooks.endpoints.crm.events=lead.created",
      "webhooks.endpoints[erp].url=https://erp.example.com/hooks",
      "webhooks.endpoints.erp.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "webhooks.endpoints.erp.events=lead.created"
    })
@WebhookTest
class WebhookTestTest {

  @Autowired private LeadService leads;

  @Test
  void whatWouldLeaveComesToTheRecorderInstead(WebhookRecorder webhooks) {
    leads.create("a@example.org");

    assertThat(webhooks).received("lead.created").atEndpoint("crm").once();
    assertThat(webhooks).received("lead.created").atEndpoint("erp").once();
    assertThat(webhooks).receivedNothingElse();
  }

  @Test
  void eachTestBeginsWithAnEmptyRecorder(WebhookRecorder webhooks) {
    assertThat(webhooks).receivedNothing();

    leads.create("b@example.org");

    assertThat(webhooks).received("lead.created").atEndpoint("crm").once();
  }

  @Test
  void hostsThatAreTrustedStayTrusted(@Autowired Environment environment) {
    assertThat(environment.getProperty("webhooks.trusted-hosts"))
        .isEqualTo("10.0.0.0/8,localhost,127.0.0.1");
  }

  @Nested
  class InANestedClass {

    @Test
    void itIsTheSame(WebhookRecorder webhooks, @Autowired WebhookRecorder bean) {
      assertThat((Object) webhooks).isSameAs(bean);
    }
  }
}
