package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.webhookkit.spring.leads.LeadApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every mistake ends the start with a report of the property, the value and the fix. */
@ExtendWith(OutputCaptureExtension.class)
class MistakesTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String URL = "webhooks.endpoints.crm.url=https://crm.example.com/hooks";
  private static final String GOOD_SECRET = "webhooks.endpoints.crm.secret=" + SECRET;
  private static final String EVENTS = "webhooks.endpoints.crm.events=lead.*";

  @Test
  void noSecret(CapturedOutput output) {
    start(URL, EVENTS);

    assertReported(
        output, "webhooks.endpoints.crm.secret is ''", "use whsec_ and the base64 of 24 to 64");
  }

  @Test
  void aSecretWhosePlaceholderNothingSets(CapturedOutput output) {
    start(URL, EVENTS, "webhooks.endpoints.crm.secret=${CRM_WEBHOOK_SECRET}");

    assertReported(
        output,
        "webhooks.endpoints.crm.secret is '${CRM_WEBHOOK_SECRET}'",
        "set the environment variable");
  }

  @Test
  void aPropertyThatDoesNotExist(CapturedOutput output) {
    start(URL, GOOD_SECRET, EVENTS, "webhooks.endpoints.crm.event=lead.*");

    assertReported(output, "webhooks.endpoints.crm.event", "Update your application");
  }

  private static void start(String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.datasource.url=jdbc:h2:mem:mistake-" + System.nanoTime());
    arguments.add("--spring.main.web-application-type=none");
    for (String property : properties) {
      arguments.add("--" + property);
    }
    Throwable failure =
        catchThrowable(
            () ->
                SpringApplication.run(LeadApplication.class, arguments.toArray(String[]::new))
                    .close());
    assertThat(failure).as("the start").isNotNull();
  }

  private static void assertReported(CapturedOutput output, String description, String fix) {
    assertThat(output.toString().replace(System.lineSeparator(), "\n"))
        .containsSubsequence("APPLICATION FAILED TO START", "Description:", description)
        .containsSubsequence("Action:", fix);
  }
}
