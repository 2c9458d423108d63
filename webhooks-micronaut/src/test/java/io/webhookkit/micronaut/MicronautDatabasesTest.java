package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications with two databases: the outbox is in one of them. */
class MicronautDatabasesTest {

  /** With either of Micronaut's transaction managers, or one of each. */
  private static TestContext app(String first, String second, String managers) {
    String[] kinds = managers.split("\\+");
    return new TestContext()
        .withoutDatabases()
        .withDatabase(first, kinds[0])
        .withDatabase(second, kinds[kinds.length - 1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc", "jdbc+hibernate", "hibernate+jdbc"})
  void theOneCalledDefaultHasTheOutbox(String managers) {
    try (TestContext app = app("default", "archive", managers).run()) {
      TwoDatabases service = app.bean(TwoDatabases.class);

      service.publishInDefault();
      assertThatThrownBy(service::publishInDefaultAndFail).hasMessage("no");

      assertThat(app.recorder).received("lead.imported").once();
      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc", "jdbc+hibernate", "hibernate+jdbc"})
  void theOneThatIsNamedHasTheOutbox(String managers) {
    try (TestContext app =
        app("default", "archive", managers).with("webhooks.outbox.data-source", "archive").run()) {
      TwoDatabases service = app.bean(TwoDatabases.class);

      service.publishInArchive();
      assertThatThrownBy(service::publishInArchiveAndFail).hasMessage("no");

      assertThat(app.recorder).received("lead.imported").once();
      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc", "jdbc+hibernate", "hibernate+jdbc"})
  void whatIsPublishedInATransactionOfTheOtherIsRefused(String managers) {
    try (TestContext app = app("default", "archive", managers).run()) {
      TwoDatabases service = app.bean(TwoDatabases.class);

      assertThatThrownBy(service::publishInArchive)
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("publish in a transaction of that database");

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void ofSeveralWithoutADefaultOneMustBeNamed() {
    try (TestContext app = app("leads", "archive", "jdbc")) {
      assertThatThrownBy(app::run)
          .hasRootCauseInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining(
              "webhooks.outbox.data-source is '': name one of the data sources: [archive, leads]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc"})
  void ofSeveralWithoutADefaultTheOneThatIsNamedHasTheOutbox(String manager) {
    try (TestContext app =
        app("leads", "archive", manager).with("webhooks.outbox.data-source", "archive").run()) {
      app.bean(TwoDatabases.class).publishInArchive();

      assertThat(app.recorder).received("lead.imported").once();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "jdbc", "jdbc+hibernate", "hibernate+jdbc"})
  void anOutboxInMemoryAsksForNone(String managers) {
    try (TestContext app =
        app("leads", "archive", managers).with("webhooks.outbox.type", "memory").run()) {
      app.bean(TwoDatabases.class).publishInArchive();

      assertThat(app.recorder).received("lead.imported").once();
    }
  }

  @Test
  void endpointsInTheDatabaseAskForOneWhereverTheOutboxIs() {
    try (TestContext app =
        app("leads", "archive", "jdbc")
            .with("webhooks.outbox.type", "memory")
            .with("webhooks.endpoint-store.type", "jdbc")
            .with("webhooks.endpoint-store.key", "A".repeat(43) + "=")) {
      assertThatThrownBy(app::run)
          .hasRootCauseInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining("webhooks.outbox.data-source is ''");
    }
  }

  @Test
  void aNameThatNoDataSourceHasFailsTheStart() {
    try (TestContext app =
        app("default", "archive", "jdbc").with("webhooks.outbox.data-source", "attic")) {
      assertThatThrownBy(app::run)
          .hasRootCauseInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining("webhooks.outbox.data-source is 'attic'")
          .hasMessageContaining("[archive, default]");
    }
  }

  @Test
  void oneAloneMayHaveAnyName() {
    try (TestContext app =
        new TestContext().withoutDatabases().withDatabase("archive", "jdbc").run()) {
      app.bean(TwoDatabases.class).publishInArchive();

      assertThat(app.recorder).received("lead.imported").once();
    }
  }
}
