package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is special about JTA: transactions that can only roll back, and data sources outside. */
class JtaPublishTest {

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
  void aDataSourceThatTakesNoPartFailsTheTransaction() {
    try (TestApplication app = new TestApplication().with(Database.class, Imports.class).run()) {
      Imports imports = app.bean(Imports.class);

      assertThatThrownBy(imports::publish)
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

    @Transactional
    void publish() {
      webhooks.publish("lead.imported", Map.of());
    }
  }
}
