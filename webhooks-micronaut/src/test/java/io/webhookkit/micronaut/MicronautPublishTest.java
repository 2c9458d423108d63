package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With either of Micronaut's transaction managers. */
class MicronautPublishTest {

  private static TestContext app(String manager) {
    TestContext app = new TestContext().with("datasources.default.transaction-manager", manager);
    return app.run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc"})
  void whatIsPublishedLeavesWithItsTransaction(String manager) {
    try (TestContext app = app(manager)) {
      app.bean(LeadService.class).importTwo();

      assertThat(app.recorder).received("lead.imported").times(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc"})
  void whatIsPublishedGoesWithItsTransaction(String manager) {
    try (TestContext app = app(manager)) {
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

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc"})
  void withoutATransactionItLeavesAtOnce(String manager) {
    try (TestContext app = app(manager)) {
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
