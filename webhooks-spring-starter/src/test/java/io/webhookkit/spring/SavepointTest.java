package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.Lead;
import io.webhookkit.testkit.WebhookRecorder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.orm.jpa.hibernate.HibernateTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a nested transaction has undone, by rolling back to its savepoint, is announced to nobody.
 */
@LeadTest
@Import(SavepointTest.Nesting.class)
class SavepointTest {

  /** Spring's manager for Hibernate that has savepoints; the one for JPA has none. */
  @TestConfiguration
  static class Nesting {
    @Bean
    HibernateTransactionManager transactionManager(EntityManagerFactory factory) {
      HibernateTransactionManager manager =
          new HibernateTransactionManager((SessionFactory) factory);
      manager.setNestedTransactionAllowed(true);
      return manager;
    }
  }

  @Autowired private Webhooks webhooks;
  @Autowired private EntityManager entities;
  @Autowired private WebhookRecorder recorder;
  @Autowired private HibernateTransactionManager transactions;

  @BeforeEach
  void forget() {
    recorder.clear();
  }

  @Test
  void anEntityOfANestedTransactionThatRollsBackIsNotAnnounced() {
    outer(
        () -> {
          persist("outer@example.org");
          undone(() -> persist("undone@example.org"));
        });

    assertThat(recorder).received("lead.created").withData("email", "outer@example.org").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anEntityOfANestedTransactionThatDoesNotIsAnnounced() {
    outer(() -> nested().executeWithoutResult(status -> persist("nested@example.org")));

    assertThat(recorder).received("lead.created").withData("email", "nested@example.org").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void theFirstChangeMayBeInTheNestedTransaction() {
    outer(
        () -> {
          undone(() -> persist("undone@example.org"));
          persist("outer@example.org");
        });

    assertThat(recorder).received("lead.created").withData("email", "outer@example.org").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anEventThatANestedTransactionPublishedGoesWithIt() {
    outer(
        () -> {
          webhooks.publish("lead.imported", Map.of("part", 1));
          undone(() -> webhooks.publish("lead.imported", Map.of("part", 2)));
          webhooks.publish("lead.imported", Map.of("part", 3));
        });

    assertThat(recorder).received("lead.imported").withData("part", 1).once();
    assertThat(recorder).received("lead.imported").withData("part", 3).once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void theFirstEventMayBeInTheNestedTransaction() {
    outer(() -> undone(() -> webhooks.publish("lead.imported", Map.of("part", 1))));

    assertThat(recorder).receivedNothingElse();
  }

  private void persist(String email) {
    entities.persist(new Lead(email));
    entities.flush();
  }

  private void outer(Runnable work) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
  }

  private void undone(Runnable work) {
    Consumer<Object> failing =
        status -> {
          work.run();
          throw new IllegalStateException("thrown by a test");
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> nested().executeWithoutResult(failing::accept));
  }

  private TransactionTemplate nested() {
    TransactionTemplate nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    return nested;
  }
}
