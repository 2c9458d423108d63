package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Mistakes that need no entity: in the bounds, in the outbox, in the name of an endpoint. */
@ExtendWith(OutputCaptureExtension.class)
class SettingMistakesTest {

  private static final String IN_MEMORY = "webhooks.outbox.type=memory";

  @ParameterizedTest
  @ValueSource(strings = {"4GB", "0B", "-1B"})
  void aPayloadSizeThatCannotBeIsReported(String size, CapturedOutput output) {
    FailedStart report =
        FailedStart.of(output, Plain.class, IN_MEMORY, "webhooks.payload.max-size=" + size);

    assertThat(report.description()).contains("webhooks.payload.max-size is '");
    assertThat(report.action()).contains("256KB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhooks.delivery.window",
        "webhooks.delivery.capacity",
        "webhooks.delivery.poll-interval",
        "webhooks.delivery.shutdown-timeout",
        "webhooks.transport.connect-timeout",
        "webhooks.transport.deadline"
      })
  void aBoundOfZeroIsReported(String property, CapturedOutput output) {
    FailedStart report = FailedStart.of(output, Plain.class, IN_MEMORY, property + "=0");

    assertThat(report.description()).contains(property + " is '");
    assertThat(report.action()).contains("above zero");
  }

  @Test
  void aJitterOfMoreThanTheWholeIsReported(CapturedOutput output) {
    FailedStart report = FailedStart.of(output, Plain.class, IN_MEMORY, "webhooks.retry.jitter=20");

    assertThat(report.description()).contains("webhooks.retry.jitter is '20.0'");
    assertThat(report.action()).contains("from 0 to 1");
  }

  @Test
  void anEndpointWithoutEventsIsReported(CapturedOutput output) {
    FailedStart report =
        FailedStart.of(
            output,
            Plain.class,
            IN_MEMORY,
            "webhooks.endpoints.crm.url=https://crm.example.com/hooks",
            "webhooks.endpoints.crm.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(report.description()).contains("webhooks.endpoints.crm.events is ''");
    assertThat(report.action()).contains("lead.* or * for all");
  }

  @Test
  void aNameThatNoEndpointCanHaveIsReported(CapturedOutput output) {
    FailedStart report =
        FailedStart.of(output, Plain.class, IN_MEMORY, "webhooks.endpoints[my/crm].url=x");

    assertThat(report.description()).contains("webhooks.endpoints is 'my/crm'");
    assertThat(report.action()).contains("letters, digits");
  }

  @Test
  void anOutboxWithoutADatabaseIsReported(CapturedOutput output) {
    FailedStart report = FailedStart.of(output, Plain.class);

    assertThat(report.description()).contains("webhooks.outbox");
    assertThat(report.action()).contains("DataSource").contains("webhooks.outbox.type=memory");
  }

  @Test
  void anEventTypeThatCannotBeIsReported(CapturedOutput output) {
    FailedStart report =
        FailedStart.of(
            output, Plain.class, IN_MEMORY, "webhooks.event-types=lead.imported,lead gone");

    assertThat(report.description()).contains("webhooks.event-types is 'lead gone'");
    assertThat(report.action()).contains("letters, digits and underscores");
  }

  @Test
  void aFurtherSecretThatCannotBeIsReported(CapturedOutput output) {
    FailedStart report =
        FailedStart.of(
            output,
            Plain.class,
            IN_MEMORY,
            "webhooks.endpoints.crm.url=https://crm.example.com/hooks",
            "webhooks.endpoints.crm.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "webhooks.endpoints.crm.secrets=whsec_c2hvcnQ=",
            "webhooks.endpoints.crm.events=*");

    assertThat(report.description())
        .contains("webhooks.endpoints.crm.secrets is 'whsec_… (5 bytes)'");
  }

  @Test
  void aDatabaseThatTheOutboxDoesNotKnowIsReported(CapturedOutput output) {
    FailedStart report = FailedStart.of(output, OnHsqldb.class);

    assertThat(report.description()).contains("does not know the database HSQL");
    assertThat(report.action()).contains("H2, PostgreSQL").contains("an Outbox of your own");
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(WebhooksAutoConfiguration.class)
  static class Plain {}

  @Configuration(proxyBeanMethods = false)
  static class OnHsqldb extends Plain {
    @Bean
    DataSource dataSource() {
      return new SimpleDriverDataSource(new JDBCDriver(), "jdbc:hsqldb:mem:unknown");
    }
  }
}
