package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.webhookkit.WebhookException;
import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.Note;
import io.webhookkit.spring.leads.Transactions;
import io.webhookkit.testkit.WebhookRecorder;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is published while a transaction commits is stored or refused, and never lost. */
@LeadTest
@Import(PublishDuringCommitTest.Handlers.class)
class PublishDuringCommitTest {

  private static final Map<String, Integer> DATA = Map.of("count", 3);

  @Autowired private Webhooks webhooks;
  @Autowired private ApplicationEventPublisher application;
  @Autowired private Transactions transactions;
  @Autowired private EntityManager entities;
  @Autowired private WebhookRecorder recorder;

  @BeforeEach
  void forget() {
    recorder.clear();
  }

  @Test
  void theFirstEventOfATransactionMayComeJustBeforeTheCommit() {
    transactions.commit(() -> application.publishEvent(new BeforeCommit()));

    assertThat(recorder).received("lead.before").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void moreEventsMayComeJustBeforeTheCommit() {
    transactions.commit(
        () -> {
          webhooks.publish("lead.started", DATA);
          application.publishEvent(new BeforeCommit());
        });

    assertThat(recorder).received("lead.started").once();
    assertThat(recorder).received("lead.before").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void whatWaitsForTheCommitIsGoneWithARollback() {
    transactions.rollBack(
        () -> {
          application.publishEvent(new BeforeCommit());
          application.publishEvent(new AfterCommit());
        });

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anEventAfterTheCommitLeavesAtOnce() {
    transactions.commit(
        () -> {
          webhooks.publish("lead.started", DATA);
          application.publishEvent(new AfterCommit());
        });

    assertThat(recorder).received("lead.started").once();
    assertThat(recorder).received("lead.after").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anEventOfAPlainSynchronizationAfterTheCommitLeavesAtOnce() {
    transactions.commit(
        () ->
            TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                  @Override
                  public void afterCommit() {
                    webhooks.publish("lead.after", DATA);
                  }
                }));

    assertThat(recorder).received("lead.after").once();
  }

  @Test
  void anEventFromHibernatesLastFlushIsRefusedTogetherWithItsTransaction() {
    assertThatException()
        .isThrownBy(() -> transactions.commit(() -> entities.persist(new Note())))
        .havingRootCause()
        .isInstanceOf(WebhookException.class)
        .withMessageContaining("flush");

    assertThat(notes()).isZero();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anEventFromAnEarlierFlushIsPartOfTheTransaction() {
    transactions.commit(
        () -> {
          entities.persist(new Note());
          entities.flush();
          entities.createQuery("delete from Note").executeUpdate();
        });

    assertThat(recorder).received("lead.noted").once();
  }

  private long notes() {
    return entities.createQuery("select count(n) from Note n", Long.class).getSingleResult();
  }

  record BeforeCommit() {}

  record AfterCommit() {}

  static class Handlers {

    @Autowired private Webhooks webhooks;

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void before(BeforeCommit event) {
      webhooks.publish("lead.before", event);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void after(AfterCommit event) {
      webhooks.publish("lead.after", event);
    }
  }
}
