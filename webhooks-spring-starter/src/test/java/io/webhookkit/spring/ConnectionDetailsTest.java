package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A database that no property names, as a container of a test has it, is the outbox's too. */
@SpringBootTest(
    classes = {LeadApplication.class, Recording.class, ConnectionDetailsTest.Container.class},
    properties = {
      "webhooks.trusted-hosts=127.0.0.1",
      "spring.datasource.url=jdbc:h2:mem:of-the-properties"
    },
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
class ConnectionDetailsTest {

  private static final String OF_THE_CONTAINER = "jdbc:h2:mem:of-a-container";

  @Test
  void theDetailsOfAServiceWinOverTheProperties(
      @Autowired LeadService leads, @Autowired WebhookRecorder recorder) throws SQLException {
    leads.create("a@example.org");

    assertThat(recorder).received("lead.created").once();
    assertThat(eventsIn(OF_THE_CONTAINER)).isEqualTo(1);
  }

  private static int eventsIn(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        ResultSet count =
            connection.createStatement().executeQuery("select count(*) from webhook_outbox")) {
      count.next();
      return count.getInt(1);
    }
  }

  /** What {@code @ServiceConnection} makes of a container. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Container {
    @Bean
    JdbcConnectionDetails details() {
      return new JdbcConnectionDetails() {
        @Override
        public String getUsername() {
          return "sa";
        }

        @Override
        public String getPassword() {
          return "";
        }

        @Override
        public String getJdbcUrl() {
          return OF_THE_CONTAINER;
        }
      };
    }
  }
}
