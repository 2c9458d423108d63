package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Mistakes that need no entity: in a size, in the outbox, in the name of an endpoint. */
@ExtendWith(OutputCaptureExtension.class)
class SettingMistakesTest {

  private static final String IN_MEMORY = "webhooks.outbox.type=memory";

  @Test
  void aPayloadSizeBelowZeroIsReported(CapturedOutput output) {
    FailedStart report =
        FailedStart.of(output, Plain.class, IN_MEMORY, "webhooks.payload.max-size=-1B");

    assertThat(report.description()).contains("webhooks.payload.max-size is '");
    assertThat(report.action()).contains("256KB");
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
