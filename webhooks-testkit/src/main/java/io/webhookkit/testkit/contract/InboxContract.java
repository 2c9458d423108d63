package io.webhookkit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.Inbox.AfterFailure;
import io.webhookkit.inbound.Inbox.Handled;
import io.webhookkit.inbound.ParkedEvent;
import io.webhookkit.inbound.Retries;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every {@link Inbox} promises: each event has its effect once, and none is forgotten. */
public abstract class InboxContract {

  private static final List<String> SOURCES = List.of("crm", "erp");
  private static final Duration NOW = Duration.ZERO;
  private static final Duration LONG = Duration.ofHours(1);

  /** Once more after a minute, then no more. */
  private static final Retries TWO_ATTEMPTS =
      attempts -> attempts < 2 ? Optional.of(Duration.ofMinutes(1)) : Optional.empty();

  /** Creates the suite; its inbox is empty before each test. */
  protected InboxContract() {}

  /** Returns the inbox under test, the same one throughout a test. */
  protected abstract Inbox inbox();

  /** Returns the inbox as another node of the application has it. */
  protected abstract Inbox otherNode();

  /** Lets the store's clock go on. */
  protected abstract void letTimePass(Duration time);

  @Test
  void anEventIsHandledOnce() throws Exception {
    InboundEvent event = event("1");
    AtomicInteger handled = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      inbox().store(event, NOW);
      inbox().handleOnce(event, handled::incrementAndGet);
    }

    assertThat(handled).hasValue(1);
  }

  @Test
  void itTellsWhetherTheEventWasHandledNow() throws Exception {
    InboundEvent event = stored("1");

    assertThat(inbox().handleOnce(event, () -> {})).isEqualTo(Handled.NOW);
    assertThat(inbox().handleOnce(event, () -> {})).isEqualTo(Handled.BEFORE);
    assertThat(otherNode().handleOnce(event, () -> {})).isEqualTo(Handled.BEFORE);
  }

  @Test
  void theSameIdOfTwoSourcesIsTwoEvents() throws Exception {
    InboundEvent ofErp = event("erp", "1");
    inbox().handleOnce(stored("1"), () -> {});
    inbox().store(ofErp, NOW);

    assertThat(inbox().handleOnce(ofErp, () -> {})).isEqualTo(Handled.NOW);
  }

  @Test
  void idsThatAreAlmostTheSameAreOtherEvents() throws Exception {
    String longId = "x".repeat(300);
    List<String> ids =
        List.of("a", "A", "a ", "\u00e4", "a\u0000", longId, longId + "x", "\uD83D\uDE00");
    for (String id : ids) {
      assertThat(inbox().handleOnce(stored(id), () -> {})).as(id).isEqualTo(Handled.NOW);
    }
    for (String id : ids) {
      assertThat(inbox().handleOnce(stored(id), () -> {})).as(id).isEqualTo(Handled.BEFORE);
    }
  }

  @Test
  void whoComesWithTheSameIdWhileItIsHandledAppliesNothing() throws Exception {
    InboundEvent event = stored("1");
    AtomicInteger others = new AtomicInteger();

    Handled first =
        inbox()
            .handleOnce(
                event,
                () ->
                    assertThat(
                            onAnotherThread(
                                () -> otherNode().handleOnce(event, others::incrementAndGet)))
                        .isEqualTo(Handled.BUSY));

    assertThat(first).isEqualTo(Handled.NOW);
    assertThat(otherNode().handleOnce(event, others::incrementAndGet)).isEqualTo(Handled.BEFORE);
    assertThat(others).hasValue(0);
  }

  @Test
  void ofManyThatStoreAndHandleTheSameAtOnceOneDoes() throws Exception {
    AtomicInteger handled = new AtomicInteger();
    AtomicInteger rounds = new AtomicInteger();
    Set<InboundEvent> events = ConcurrentHashMap.newKeySet();
    Callable<Handled> step =
        () -> {
          int round = rounds.incrementAndGet();
          InboundEvent event = event("race-" + round / 16);
          events.add(event);
          Inbox node = round % 2 == 0 ? inbox() : otherNode();
          node.store(event, NOW);
          Handled end = node.handleOnce(event, handled::incrementAndGet);
          while (end == Handled.BUSY) {
            end = node.handleOnce(event, handled::incrementAndGet);
          }
          return end;
        };
    Race.of(8, step, () -> rounds.get() >= 320);

    assertThat(inbox().due(SOURCES, 1000, LONG).events()).isEmpty();
    assertThat(handled).hasValue(events.size());
  }

  @Test
  void anEventThatCouldNotBeHandledIsDueAgain() {
    InboundEvent event = stored("1");
    assertThatThrownBy(() -> inbox().handleOnce(event, InboxContract::fail))
        .isInstanceOf(IOException.class);

    assertThat(inbox().failed(event, "it broke", TWO_ATTEMPTS)).isEqualTo(AfterFailure.WAITS);

    assertThat(inbox().due(SOURCES, 10, LONG).events()).isEmpty();
    letTimePass(Duration.ofMinutes(1));
    assertThat(inbox().due(SOURCES, 10, LONG).events()).containsExactly(event);
  }

  @Test
  void itTellsWhenTheNextOneIsDue() {
    inbox().failed(stored("1"), "it broke", TWO_ATTEMPTS);

    assertThat(inbox().due(SOURCES, 10, LONG).next())
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    assertThat(inbox().due(SOURCES, 10, Duration.ofSeconds(1)).next())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatOthersHaveToHandleIsLeftToThem() {
    InboundEvent event = stored("1");

    assertThat(otherNode().due(List.of("erp", "billing"), 10, LONG).events()).isEmpty();
    assertThat(otherNode().due(List.of("erp", "crm"), 10, LONG).events()).containsExactly(event);
  }

  @Test
  void aParkedEventThatIsSentAgainIsDueAgain() {
    InboundEvent event = parked("1");

    inbox().store(event, NOW);

    assertThat(inbox().due(SOURCES, 10, LONG).events()).containsExactly(event);
    assertThat(inbox().failed(event, "again", TWO_ATTEMPTS)).isEqualTo(AfterFailure.PARKED);
  }

  @Test
  void whatIsDueComesInTheOrderInWhichItCame() {
    List<InboundEvent> events = List.of(stored("3"), stored("1"), stored("2"));

    assertThat(inbox().due(SOURCES, 10, LONG).events()).containsExactlyElementsOf(events);
    assertThat(inbox().due(SOURCES, 2, LONG).events())
        .containsExactlyElementsOf(events.subList(0, 2));
    assertThat(inbox().due(SOURCES, 2, LONG).next()).isZero();
  }

  @Test
  void whatIsStoredForARequestIsDueOnlyOnceThatMustHaveDied() {
    InboundEvent event = event("1");
    inbox().store(event, Duration.ofMinutes(1));

    assertThat(otherNode().due(SOURCES, 10, LONG).events()).isEmpty();
    letTimePass(Duration.ofMinutes(1));
    assertThat(otherNode().due(SOURCES, 10, LONG).events()).containsExactly(event);
  }

  @Test
  void whatWasHandledIsDueNoMore() throws Exception {
    inbox().handleOnce(stored("1"), () -> {});

    assertThat(inbox().due(SOURCES, 10, LONG)).isEqualTo(new Inbox.Due(List.of(), LONG));
  }

  @Test
  void anEventThatIsDueIsWhatWasStored() {
    JsonNode content =
        JsonMapper.shared()
            .readTree("{\"a\":[1,2.50,null,true,\"\u00e4\\u0000\"],\"data\":{\"x\":{}}}");
    InboundEvent event =
        new InboundEvent(
            "crm", "1", "lead.updated", "7", content.path("data"), content, List.of("website"));
    InboundEvent bare = new InboundEvent("crm", "2", null, null, content, content);
    inbox().store(event, NOW);
    inbox().store(bare, NOW);

    assertThat(inbox().due(SOURCES, 10, LONG).events()).containsExactly(event, bare);
  }

  @Test
  void afterItsLastAttemptAnEventIsParked() {
    InboundEvent event = stored("1");
    inbox().failed(event, "first", TWO_ATTEMPTS);

    assertThat(inbox().failed(event, "second", TWO_ATTEMPTS)).isEqualTo(AfterFailure.PARKED);

    letTimePass(Duration.ofDays(30));
    assertThat(inbox().due(SOURCES, 10, LONG).events()).isEmpty();
    assertThat(otherNode().parked("crm"))
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.event()).isEqualTo(event);
              assertThat(parked.attempts()).isEqualTo(2);
              assertThat(parked.error()).isEqualTo("second");
            });
    assertThat(inbox().parked("erp")).isEmpty();
  }

  @Test
  void aParkedEventIsHandledWhenItIsSentAgain() throws Exception {
    InboundEvent event = parked("1");

    inbox().store(event, NOW);
    assertThat(inbox().handleOnce(event, () -> {})).isEqualTo(Handled.NOW);

    assertThat(inbox().parked("crm")).isEmpty();
  }

  @Test
  void parkedEventsAreRerunWithAllTheirAttempts() {
    InboundEvent event = parked("1");
    InboundEvent other = event("erp", "1");
    inbox().store(other, NOW);
    inbox().failed(other, "it broke", attempts -> Optional.empty());

    assertThat(inbox().rerun("crm")).isEqualTo(1);

    assertThat(inbox().due(SOURCES, 10, LONG).events()).containsExactly(event);
    assertThat(inbox().parked("crm")).isEmpty();
    assertThat(inbox().parked("erp")).extracting(ParkedEvent::event).containsExactly(other);
    assertThat(inbox().failed(event, "again", TWO_ATTEMPTS)).isEqualTo(AfterFailure.WAITS);
  }

  @Test
  void aFailureOfWhatWasHandledMeanwhileIsNone() throws Exception {
    InboundEvent event = stored("1");
    otherNode().handleOnce(event, () -> {});

    assertThat(inbox().failed(event, "too late", TWO_ATTEMPTS)).isEqualTo(AfterFailure.HANDLED);
    assertThat(inbox().failed(event("2"), "unknown", TWO_ATTEMPTS)).isEqualTo(AfterFailure.HANDLED);
  }

  @Test
  void aFailureOfWhatIsBeingHandledIsLeftToWhoDoes() throws Exception {
    InboundEvent event = stored("1");
    AtomicInteger failures = new AtomicInteger();

    inbox()
        .handleOnce(
            event,
            () -> {
              assertThat(onAnotherThread(() -> otherNode().failed(event, "late", TWO_ATTEMPTS)))
                  .isEqualTo(AfterFailure.BUSY);
              failures.incrementAndGet();
            });

    assertThat(failures).hasValue(1);
  }

  @Test
  void itIsKnownForAsLongAsIsSaidWhatWasHandled() throws Exception {
    InboundEvent event = stored("1");
    inbox().handleOnce(event, () -> {});
    letTimePass(Duration.ofDays(6));
    assertThat(inbox().purge(Duration.ofDays(7))).isZero();
    assertThat(inbox().handleOnce(stored("1"), () -> {})).isEqualTo(Handled.BEFORE);
    letTimePass(Duration.ofDays(2));

    assertThat(inbox().purge(Duration.ofDays(7))).isEqualTo(1);
    assertThat(inbox().handleOnce(stored("1"), () -> {})).isEqualTo(Handled.NOW);
  }

  @Test
  void whatWasNotHandledIsNeverForgotten() {
    stored("1");
    parked("2");
    letTimePass(Duration.ofDays(365));

    assertThat(inbox().purge(Duration.ofDays(7))).isZero();

    assertThat(inbox().due(SOURCES, 10, LONG).events()).hasSize(1);
    assertThat(inbox().parked("crm")).hasSize(1);
  }

  @Test
  void moreIsForgottenThanOneStepTakes() throws Exception {
    for (int i = 0; i < 600; i++) {
      inbox().handleOnce(stored("" + i), () -> {});
    }
    letTimePass(Duration.ofDays(8));

    assertThat(inbox().purge(Duration.ofDays(7))).isEqualTo(600);
  }

  private InboundEvent parked(String id) {
    InboundEvent event = stored(id);
    inbox().failed(event, "it broke", attempts -> Optional.empty());
    return event;
  }

  private InboundEvent stored(String id) {
    InboundEvent event = event(id);
    inbox().store(event, NOW);
    return event;
  }

  private static InboundEvent event(String id) {
    return event("crm", id);
  }

  private static InboundEvent event(String source, String id) {
    JsonNode content =
        JsonMapper.shared().readTree("{\"type\":\"lead.updated\",\"data\":{\"id\":7}}");
    return new InboundEvent(source, id, "lead.updated", "7", content.path("data"), content);
  }

  private static void fail() throws IOException {
    throw new IOException("the handler fails");
  }

  private static <T> T onAnotherThread(Callable<T> work) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(work).get();
    } finally {
      thread.shutdownNow();
    }
  }
}
