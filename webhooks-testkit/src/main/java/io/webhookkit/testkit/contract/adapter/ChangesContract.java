package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of an entity is announced if and only if it is committed. */
abstract class ChangesContract extends AdapterCases {

  private AdapterApp app;

  @SuppressWarnings("NullAway.Init") // begin() comes first
  ChangesContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @BeforeEach
  final void begin() {
    app = start(setup());
  }

  @Test
  void aCommittedEntityIsAnnounced() {
    String id = app.create("a@example.org");

    assertThat(crm)
        .received("lead.created")
        .forSubject(id)
        .withData("email", "a@example.org")
        .once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void aRolledBackEntityIsNot() {
    assertThatThrownBy(
            () ->
                app.inTransaction(
                    entities -> {
                      entities.persist(new Lead("a@example.org"));
                      entities.flush();
                      throw new IllegalStateException("the CRM said no");
                    }))
        .hasStackTraceContaining("the CRM said no");

    assertThat(crm).receivedNothingElse();
  }

  @Test
  void nothingLeavesBeforeTheCommit() {
    app.inTransaction(
        entities -> {
          entities.persist(new Lead("a@example.org"));
          entities.flush();
          assertThat(crm).receivedNothingElse();
        });

    assertThat(crm).received("lead.created").once();
  }

  @Test
  void anUpdateTellsWhatChangedFromWhatToWhat() {
    String id = app.create("a@example.org");

    app.change(id, lead -> lead.bounced = true);

    assertThat(crm)
        .received("lead.updated")
        .forSubject(id)
        .withData("email", "a@example.org")
        .withChange("bounced", false, true)
        .once();
    assertThat(crm).received("lead.created").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void aRolledBackUpdateIsNotAnnounced() {
    String id = app.create("a@example.org");

    assertThatThrownBy(
            () ->
                app.inTransaction(
                    entities -> {
                      entities.find(Lead.class, Long.valueOf(id)).bounced = true;
                      entities.flush();
                      throw new IllegalStateException("the CRM said no");
                    }))
        .hasStackTraceContaining("the CRM said no");

    assertThat(crm).receivedNo("lead.updated");
  }

  @Test
  void aDeletedEntityIsAnnounced() {
    String id = app.create("a@example.org");

    app.delete(id);

    assertThat(crm).received("lead.deleted").forSubject(id).once();
  }

  @Test
  void whatATransactionDoesToAnEntityIsOneEvent() {
    app.inTransaction(
        entities -> {
          Lead lead = new Lead("a@example.org");
          entities.persist(lead);
          entities.flush();
          lead.bounced = true;
        });

    assertThat(crm).received("lead.created").withData("bounced", true).once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void aChangeOfAnIgnoredAttributeIsNotAnnounced() {
    String id = app.create("a@example.org");

    app.change(id, lead -> lead.passwordHash = "another");

    assertThat(crm).receivedNo("lead.updated");
  }

  @Test
  void anIgnoredAttributeNeverLeavesTheApplication() {
    app.create("a@example.org");

    assertThat(crm).received("lead.created").once();
    assertThat(crm.requests())
        .allSatisfy(
            request -> assertThat(request.body()).doesNotContain("password", "kept inside"));
  }

  @Test
  void everyDeliveryIsSignedAndHasAnIdAndATime() {
    app.create("a@example.org");

    assertThat(crm).received("lead.created").once();
    assertThat(crm.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.signed()).isTrue();
              assertThat(request.headers())
                  .containsKeys("webhook-id", "webhook-timestamp", "webhook-signature");
            });
  }
}
