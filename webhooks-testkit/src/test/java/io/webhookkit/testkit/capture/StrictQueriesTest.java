package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.backfill.Backfill;
import io.webhookkit.testkit.contract.capture.Visit;
import java.time.Duration;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where Hibernate keeps to what JPA says of queries, as Jakarta EE servers have it. */
class StrictQueriesTest {

  private final StageApp app =
      StageApp.start(
          Stage.H2,
          configuration ->
              configuration
                  .setProperty("hibernate.jpa.compliance", "true")
                  .setProperty(AvailableSettings.JPA_QUERY_COMPLIANCE, "true"));

  @BeforeEach
  void aVisit() {
    app.sessions.inTransaction(session -> session.persist(new Visit(1, "/")));
    assertThat(app.recorder).received("visit.created").once();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void anUpdateOfManyRowsIsCaptured() {
    execute("update Visit v set v.page = '/new'");

    assertThat(app.recorder).received("visit.updated").withChange("page", "/", "/new").once();
  }

  @Test
  void aDeletionOfManyRowsIsCaptured() {
    execute("delete from Visit v where v.page = '/'");

    assertThat(app.recorder).received("visit.deleted").once();
  }

  @Test
  void whatIsThereIsSentToANewEndpoint() throws Exception {
    Backfill backfill = app.webhooks.backfill(Visit.class).to("recorder");

    assertThat(backfill.await(Duration.ofSeconds(30))).isTrue();
    assertThat(app.recorder).received("visit.snapshot").once();
  }

  private void execute(String jpql) {
    app.sessions.inTransaction(session -> session.createMutationQuery(jpql).executeUpdate());
  }
}
