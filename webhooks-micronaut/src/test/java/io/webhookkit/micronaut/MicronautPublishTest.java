package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the transaction manager of JDBC, and what is special about that of Hibernate. */
class MicronautPublishTest {

  private static TestContext app(String manager) {
    TestContext app = new TestContext().with("datasources.default.transaction-manager", manager);
    return app.run();
  }

  @Test
  void whatIsPublishedLeavesWithItsTransaction() {
    try (TestContext app = app("jdbc")) {
      app.bean(LeadService.class).importTwo();

      assertThat(app.recorder).received("lead.imported").times(2);
    }
  }

  @Test
  void whatIsPublishedGoesWithItsTransaction() {
    try (TestContext app = app("jdbc")) {
      LeadService leads = app.bean(LeadService.class);

      assertThatThrownBy(leads::importAndFail).isInstanceOf(IllegalStateException.class);

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void whatIsPublishedDuringTheLastFlushLeavesAsWell() {
    try (TestContext app = app("hibernate")) {
      app.bean(LeadService.class).importWhileFlushing();

      assertThat(app.recorder).received("lead.imported").times(2);
      assertThat(app.recorder).received("lead.created").once();
    }
  }

  @Test
  void whatCameAfterASavepointGoesWithItBeItPublishedOrAChange() {
    try (TestContext app = app("hibernate")) {
      app.bean(LeadService.class).importOneOfTwo();

      assertThat(app.recorder).received("lead.imported").withData("part", 1).once();
      assertThat(app.recorder).received("lead.created").withData("email", "1@example.org").once();
      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void withoutATransactionItLeavesAtOnce() {
    try (TestContext app = app("jdbc")) {
      app.bean(LeadService.class).importWithoutTransaction();

      assertThat(app.recorder).received("lead.imported").once();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc"})
  void theManagerOfTheDataSourceIsJoined(String manager) {
    try (TestContext app = app(manager)) {
      assertThat(app.bean(SessionTransactions.class).serve())
          .isEqualTo(manager.equals("hibernate"));
      assertThat(app.bean(ConnectionTransactions.class).serve()).isEqualTo(manager.equals("jdbc"));
    }
  }
}
