package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhookException;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An event is written to a connection that a transaction manager commits, or it is refused. */
class TransactionOwnerTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
          .withPropertyValues("webhooks.event-types=lead.imported")
          .withPropertyValues("webhooks.trusted-hosts=127.0.0.1");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inATransactionOfTheDatabaseItIsWritten(boolean autoCommit) {
    run(
        TwoDatabases.class,
        autoCommit,
        context -> {
          inTransaction(context, "leadTransactions", () -> publish(context));

          assertThat(recorder(context)).received("lead.imported").once();
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inATransactionOfAnotherDatabaseItIsRefused(boolean autoCommit) {
    run(
        TwoDatabases.class,
        autoCommit,
        context ->
            assertRefused(
                context,
                () -> inTransaction(context, "archiveTransactions", () -> publish(context))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thereItIsRefusedEvenIfTheDatabaseIsUsedAsWell(boolean autoCommit) {
    run(
        TwoDatabases.class,
        autoCommit,
        context ->
            assertRefused(
                context,
                () ->
                    inTransaction(
                        context,
                        "archiveTransactions",
                        () -> {
                          query(context);
                          publish(context);
                        })));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inATransactionOfAQueueItIsRefusedThoughThatIsInsideOneOfTheDatabase(boolean autoCommit) {
    run(
        TwoDatabases.class,
        autoCommit,
        context ->
            assertRefused(
                context,
                () ->
                    inTransaction(
                        context,
                        "leadTransactions",
                        () ->
                            inTransaction(context, "queueTransactions", () -> publish(context)))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aManagerThatIsNoBeanIsToldApartAsWell(boolean autoCommit) {
    run(
        TwoDatabases.class,
        autoCommit,
        context -> {
          assertRefused(context, () -> inOwnTransaction(context, "archive"));

          inOwnTransaction(context, "leads");
          assertThat(recorder(context)).received("lead.imported").once();
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDataSourceThatSpringWrapsIsTheSame(boolean autoCommit) {
    run(
        Wrapped.class,
        autoCommit,
        context -> {
          inTransaction(context, "leadTransactions", () -> publish(context));

          assertThat(recorder(context)).received("lead.imported").once();
        });
  }

  @Test
  void anOutboxInMemoryAsksForNoneOfSeveralDatabases() {
    application
        .withUserConfiguration(EqualDatabases.class, Recording.class)
        .withPropertyValues("auto-commit=true", "webhooks.outbox.type=memory")
        .run(
            context -> {
              publish(context);

              assertThat(recorder(context)).received("lead.imported").once();
            });
  }

  /** Neither of them is the one that a part without a wish would get. */
  @Configuration(proxyBeanMethods = false)
  static class EqualDatabases {

    @Bean
    HikariDataSource leads(Environment environment) {
      return TwoDatabases.pool(environment);
    }

    @Bean
    HikariDataSource archive(Environment environment) {
      return TwoDatabases.pool(environment);
    }
  }

  private void run(Class<?> databases, boolean autoCommit, Consumer<ApplicationContext> test) {
    application
        .withUserConfiguration(databases, Recording.class)
        .withPropertyValues("auto-commit=" + autoCommit)
        .run(test::accept);
  }

  private static WebhookRecorder recorder(ApplicationContext context) {
    return context.getBean(WebhookRecorder.class);
  }

  private static void publish(ApplicationContext context) {
    context.getBean(Webhooks.class).publish("lead.imported", Map.of("count", 1));
  }

  private static void query(ApplicationContext context) {
    new JdbcTemplate(context.getBean(DataSource.class)).queryForList("select 1");
  }

  private static void inTransaction(ApplicationContext context, String manager, Runnable work) {
    new TransactionTemplate(context.getBean(manager, PlatformTransactionManager.class))
        .executeWithoutResult(status -> work.run());
  }

  private static void inOwnTransaction(ApplicationContext context, String database) {
    new TransactionTemplate(
            new DataSourceTransactionManager(context.getBean(database, DataSource.class)))
        .executeWithoutResult(status -> publish(context));
  }

  private static void assertRefused(ApplicationContext context, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("publish in a transaction of that database");
    assertThat(recorder(context)).receivedNothingElse();
  }

  /** Everything but the transaction manager sees a proxy. */
  @Configuration
  static class Wrapped {

    @Bean(autowireCandidate = false)
    HikariDataSource leads(Environment environment) {
      return TwoDatabases.pool(environment);
    }

    @Bean
    TransactionAwareDataSourceProxy proxy(Environment environment) {
      return new TransactionAwareDataSourceProxy(leads(environment));
    }

    @Bean
    JdbcTransactionManager leadTransactions(TransactionAwareDataSourceProxy proxy) {
      return new JdbcTransactionManager(proxy);
    }
  }
}
