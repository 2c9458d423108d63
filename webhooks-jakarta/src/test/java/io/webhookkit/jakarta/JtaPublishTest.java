package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With Narayana, and a data source that takes part in its transactions. */
class JtaPublishTest {

  @Test
  void whatIsPublishedLeavesWithItsTransaction() {
    try (TestApplication app = application()) {
      app.bean(Imports.class).publishTwo(() -> assertThat(app.recorder).receivedNothingElse());

      assertThat(app.recorder).received("lead.imported").times(2);
    }
  }

  @Test
  void anEntityIsAnnouncedInTheSameTransaction() {
    try (TestApplication app = application()) {
      Imports imports = app.bean(Imports.class);

      imports.create("a@example.org", () -> {});
      assertThatThrownBy(
              () ->
                  imports.create(
                      "b@example.org",
                      () -> {
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(app.recorder).received("lead.created").withData("email", "a@example.org").once();
      assertThat(app.recorder).received("lead.imported").once();
      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void whatIsPublishedGoesWithItsTransaction() {
    try (TestApplication app = application()) {
      Imports imports = app.bean(Imports.class);

      assertThatThrownBy(
              () ->
                  imports.publishTwo(
                      () -> {
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void inATransactionThatCanOnlyRollBackNothingLeaves() throws Exception {
    try (TestApplication app = application()) {
      TransactionManager transactions = app.bean(TransactionManager.class);

      transactions.begin();
      transactions.setRollbackOnly();
      app.bean(Webhooks.class).publish("lead.imported", Map.of());
      assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void withoutATransactionItLeavesAtOnce() {
    try (TestApplication app = application()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of());

      assertThat(app.recorder).received("lead.imported").once();
    }
  }

  @Test
  void aDataSourceThatTakesNoPartFailsTheTransaction() {
    try (TestApplication app = new TestApplication().with(Database.class, Imports.class).run()) {
      Imports imports = app.bean(Imports.class);

      assertThatThrownBy(() -> imports.publishTwo(() -> {}))
          .hasStackTraceContaining("takes no part in the running JTA transaction");

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  private static TestApplication application() {
    return new TestApplication().with(TransactionalDatabase.class, Imports.class).run();
  }

  @ApplicationScoped
  static class Imports {

    @Inject Webhooks webhooks;
    @Inject EntityManagerFactory factory;

    @Transactional
    void create(String email, Runnable thenDo) {
      factory.createEntityManager().persist(new Lead(email));
      webhooks.publish("lead.imported", Map.of());
      thenDo.run();
    }

    @Transactional
    void publishTwo(Runnable thenDo) {
      webhooks.publish("lead.imported", Map.of("part", 1));
      webhooks.publish("lead.imported", Map.of("part", 2));
      thenDo.run();
    }
  }
}
