package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.jdbc.TransactionalDriver;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.jta.JtaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** With Narayana, whose connections belong to the transaction though Spring binds none. */
class JtaTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
          .withUserConfiguration(Jta.class, Recording.class)
          .withPropertyValues("webhooks.event-types=lead.imported")
          .withPropertyValues("webhooks.trusted-hosts=127.0.0.1");

  @Test
  void whatIsPublishedLeavesWithItsTransaction() {
    application.run(
        context -> {
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    publish(context);
                    assertThat(recorder(context)).receivedNothingElse();
                  });

          assertThat(recorder(context)).received("lead.imported").once();
        });
  }

  @Test
  void whatIsPublishedGoesWithItsTransaction() {
    application.run(
        context -> {
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    publish(context);
                    status.setRollbackOnly();
                  });

          assertThat(recorder(context)).receivedNothingElse();
        });
  }

  @Test
  void aTransactionThatSpringHasNotBegunIsJoinedToo() {
    application.run(
        context -> {
          UserTransaction jta = com.arjuna.ats.jta.UserTransaction.userTransaction();
          jta.begin();
          transaction(context).executeWithoutResult(status -> publish(context));
          transaction(context).executeWithoutResult(status -> publish(context));
          assertThat(recorder(context)).receivedNothingElse();
          jta.commit();

          assertThat(recorder(context)).received("lead.imported").times(2);
        });
  }

  @Test
  void andIsGoneIfThatRollsBack() {
    application.run(
        context -> {
          UserTransaction jta = com.arjuna.ats.jta.UserTransaction.userTransaction();
          jta.begin();
          transaction(context).executeWithoutResult(status -> publish(context));
          jta.rollback();

          assertThat(recorder(context)).receivedNothingElse();
        });
  }

  private static WebhookRecorder recorder(ApplicationContext context) {
    return context.getBean(WebhookRecorder.class);
  }

  private static TransactionTemplate transaction(ApplicationContext context) {
    return new TransactionTemplate(context.getBean(JtaTransactionManager.class));
  }

  private static void publish(ApplicationContext context) {
    context.getBean(Webhooks.class).publish("lead.imported", Map.of("count", 1));
  }

  @Configuration(proxyBeanMethods = false)
  static class Jta {

    @Bean
    JtaTransactionManager transactions() {
      return new JtaTransactionManager(
          com.arjuna.ats.jta.UserTransaction.userTransaction(),
          com.arjuna.ats.jta.TransactionManager.transactionManager());
    }

    @Bean
    DataSource database() {
      JdbcDataSource database = new JdbcDataSource();
      database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      Properties driven = new Properties();
      driven.put(TransactionalDriver.XADataSource, database);
      TransactionalDriver driver = new TransactionalDriver();
      return new AbstractDataSource() {
        @Override
        public Connection getConnection() throws java.sql.SQLException {
          return driver.connect("jdbc:arjuna:h2", driven);
        }

        @Override
        public Connection getConnection(String user, String password) {
          throw new UnsupportedOperationException();
        }
      };
    }
  }
}
