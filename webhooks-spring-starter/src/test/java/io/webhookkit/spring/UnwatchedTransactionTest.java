package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction manager that is no bean does not tell how far a commit is. */
@ExtendWith(OutputCaptureExtension.class)
class UnwatchedTransactionTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  WebhooksAutoConfiguration.class, DataSourceAutoConfiguration.class))
          .withUserConfiguration(Recording.class)
          .withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID())
          .withPropertyValues("webhooks.event-types=lead.imported")
          .withPropertyValues("webhooks.trusted-hosts=127.0.0.1");

  @Test
  void whatIsPublishedInTimeLeavesWithTheTransaction(CapturedOutput output) {
    inTransaction(
        (context, status) -> publish(context),
        recorder -> assertThat(recorder).received("lead.imported").once());

    assertThat(output).doesNotContain("ERROR");
  }

  @Test
  void whatIsPublishedTooLateToBeWrittenIsAnError(CapturedOutput output) {
    inTransaction(
        (context, status) -> {
          beforeCommit(() -> publish(context));
          beforeCommit(() -> publish(context));
        },
        recorder -> assertThat(recorder).receivedNothingElse());

    assertThat(output)
        .containsOnlyOnce("ERROR")
        .contains("2 of the events published in a transaction came too late to be stored")
        .contains("make its transaction manager a bean");
  }

  @Test
  void whatIsPublishedAfterTheCommitIsAnError(CapturedOutput output) {
    inTransaction(
        (context, status) -> afterCommit(() -> publish(context)),
        recorder -> assertThat(recorder).receivedNothingElse());

    assertThat(output).containsOnlyOnce("ERROR").contains("1 of the events published");
  }

  @Test
  void whatIsRolledBackIsNone(CapturedOutput output) {
    inTransaction(
        (context, status) -> {
          publish(context);
          status.setRollbackOnly();
        },
        recorder -> assertThat(recorder).receivedNothingElse());

    assertThat(output).doesNotContain("ERROR");
  }

  private void inTransaction(Work work, Consumer<WebhookRecorder> then) {
    application.run(
        context -> {
          new TransactionTemplate(new JdbcTransactionManager(context.getBean(DataSource.class)))
              .executeWithoutResult(status -> work.run(context, status));
          then.accept(context.getBean(WebhookRecorder.class));
        });
  }

  private static void publish(ApplicationContext context) {
    context.getBean(Webhooks.class).publish("lead.imported", Map.of("count", 1));
  }

  private static void beforeCommit(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            work.run();
          }
        });
  }

  private static void afterCommit(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  private interface Work {
    void run(ApplicationContext context, TransactionStatus status);
  }
}
