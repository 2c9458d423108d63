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

  @Test
  void aShortSecretWhichIsNotPrinted(CapturedOutput output) {
    start(URL, EVENTS, "webhooks.endpoints.crm.secret=whsec_c2hvcnQ=");

    assertReported(
        output, "webhooks.endpoints.crm.secret is 'whsec_… (5 bytes)'", "openssl rand -base64 32");
    assertThat(output).doesNotContain("c2hvcnQ=");
  }

  @Test
  void aUrlThatIsNone(CapturedOutput output) {
    start("webhooks.endpoints.crm.url=crm.example.com/hooks", GOOD_SECRET, EVENTS);

    assertReported(
        output,
        "webhooks.endpoints.crm.url is 'crm.example.com/…'",
        "give the whole address, such as https://crm.example.com/hooks");
  }

  @Test
  void aPrivateAddress(CapturedOutput output) {
    start("webhooks.endpoints.crm.url=https://10.0.0.1/hooks", GOOD_SECRET, EVENTS);

    assertReported(
        output,
        "webhooks.endpoints.crm.url is 'https://10.0.0.1/…'",
        "add it to webhooks.trusted-hosts");
  }

  @Test
  void plainHttp(CapturedOutput output) {
    start("webhooks.endpoints.crm.url=http://crm.example.com/hooks", GOOD_SECRET, EVENTS);

    assertReported(output, "webhooks.endpoints.crm.url is", "use https://");
  }

  @Test
  void aPatternThatMatchesNoKnownEvent(CapturedOutput output) {
    start(URL, GOOD_SECRET, "webhooks.endpoints.crm.events=laed.*");

    assertReported(
        output,
        "webhooks.endpoints.crm.events is 'laed.*'",
        "[lead.created, lead.deleted, lead.snapshot, lead.updated]");
    assertThat(output).contains("webhooks.event-types");
  }

  @Test
  void aMalformedPattern(CapturedOutput output) {
    start(URL, GOOD_SECRET, "webhooks.endpoints.crm.events=lead*");

    assertReported(output, "webhooks.endpoints.crm.events is 'lead*'", "a prefix (lead.*)");
  }

  @Test
  void aMissingTable(CapturedOutput output) {
    start(URL, GOOD_SECRET, EVENTS, "webhooks.outbox.schema=check");

    assertReported(
        output,
        "The table webhook_outbox can't be read",
        "apply classpath:io/webhookkit/outbox/jdbc/schema-h2.sql");
  }

  @Test
  void aLeaseThatEndsBeforeAnExchangeDoes(CapturedOutput output) {
    start(URL, GOOD_SECRET, EVENTS, "webhooks.outbox.lease=10s");

    assertReported(output, "webhooks.outbox.lease is 'PT10S'", "make it at least PT35S");
  }

  @Test
  void aNegativeDelay(CapturedOutput output) {
    start(URL, GOOD_SECRET, EVENTS, "webhooks.retry.delays=-5s");

    assertReported(output, "webhooks.retry.delays is 'PT-5S'", "give delays of zero or more");
  }

  @Test
  void aTrustedHostThatIsNone(CapturedOutput output) {
    start(URL, GOOD_SECRET, EVENTS, "webhooks.trusted-hosts=http://localhost");

    assertReported(output, "webhooks.trusted-hosts is 'http://localhost'", "give a host name");
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
