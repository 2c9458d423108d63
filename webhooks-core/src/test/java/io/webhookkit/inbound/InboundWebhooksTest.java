package io.webhookkit.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.OriginScope;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.delivery.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class InboundWebhooksTest {

  private final OriginScope origins = new OriginScope("website");
  private final Inbox inbox = new InMemoryInbox(InboundTransaction.NONE, Clock.systemUTC());
  private final List<InboundEvent> handled = Collections.synchronizedList(new ArrayList<>());
  private Retries retries = attempts -> Optional.of(Duration.ZERO);
  private InboundWebhooks webhooks;

  @AfterEach
  void close() {
    if (webhooks != null) {
      webhooks.close();
    }
  }

  @Test
  void anEventIsHandledOnceHoweverOftenItIsSent() {
    start(HandlingMode.REQUEST, handled::add);

    assertThat(send("1").status()).isEqualTo(200);
    assertThat(send("1").status()).isEqualTo(200);

    assertThat(handled).extracting(InboundEvent::id).containsExactly("1");
  }

  @Test
  void anEventWithoutAHandlerIsTakenAndNotKept() {
    create(inbox, HandlingMode.REQUEST);
    webhooks.handle("crm", "contact.*", handled::add);
    webhooks.start();

    assertThat(send("1").status()).isEqualTo(200);
    webhooks.handle("crm", "lead.updated", handled::add);
    send("1");

    assertThat(handled).hasSize(1);
  }

  @Test
  void aHandlerGetsTheTypesThatItAsksFor() {
    create(inbox, HandlingMode.REQUEST);
    List<String> calls = new ArrayList<>();
    webhooks.handle("crm", "lead.updated", event -> calls.add("exact " + event.type()));
    webhooks.handle("crm", "lead.*", event -> calls.add("prefix " + event.type()));
    webhooks.handle("crm", "*", event -> calls.add("all " + event.type()));
    webhooks.start();

    send("{\"id\":\"1\",\"type\":\"lead.updated\"}");
    send("{\"id\":\"2\",\"type\":\"lead.created\"}");
    send("{\"id\":\"3\"}");

    assertThat(calls)
        .containsExactly(
            "exact lead.updated",
            "prefix lead.updated",
            "all lead.updated",
            "prefix lead.created",
            "all lead.created",
            "all null");
  }

  @Test
  void aFailureIsToldAndTheEventHandledAgainByItself() throws Exception {
    CountDownLatch secondTime = new CountDownLatch(2);
    AtomicInteger calls = new AtomicInteger();
    start(
        HandlingMode.REQUEST,
        event -> {
          secondTime.countDown();
          if (calls.incrementAndGet() == 1) {
            throw new IOException("not now");
          }
          handled.add(event);
        });

    assertThat(send("1").status()).isEqualTo(500);

    assertThat(secondTime.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(send("1").status()).isEqualTo(200);
    assertThat(handled).hasSize(1);
  }

  @Test
  void whatIsHandledLaterIsAnsweredBefore() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    BlockingQueue<InboundEvent> done = new LinkedBlockingQueue<>();
    start(
        HandlingMode.LATER,
        event -> {
          answered.await();
          done.add(event);
        });

    assertThat(send("1").status()).isEqualTo(200);
    assertThat(done).isEmpty();
    answered.countDown();

    assertThat(done.poll(30, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void whatIsHandledLaterIsHandledInTheOrderInWhichItCame() throws Exception {
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    start(HandlingMode.LATER, event -> done.add(event.id()));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ids.add("" + i);
      send("" + i);
    }

    List<String> order = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      order.add(done.poll(30, TimeUnit.SECONDS));
    }
    assertThat(order).isEqualTo(ids);
  }

  @Test
  void afterItsLastAttemptAnEventIsParkedAndCanBeRerun() throws Exception {
    retries = attempts -> Optional.empty();
    BlockingQueue<InboundEvent> done = new LinkedBlockingQueue<>();
    AtomicInteger calls = new AtomicInteger();
    start(
        HandlingMode.REQUEST,
        event -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("no such lead");
          }
          done.add(event);
        });
    send("1");

    assertThat(webhooks.parked("crm"))
        .singleElement()
        .satisfies(
            parked -> {
              assertThat(parked.event().id()).isEqualTo("1");
              assertThat(parked.error()).contains("no such lead");
            });
    assertThat(webhooks.rerun("crm")).isEqualTo(1);

    assertThat(done.poll(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(webhooks.parked("crm")).isEmpty();
  }

  @Test
  void anEventThatCanNotBeHandledKeepsNoOtherOfItsRequestFromIt() {
    retries = attempts -> Optional.empty();
    start(
        HandlingMode.REQUEST,
        event -> {
          if (event.id().equals("1")) {
            throw new IllegalStateException("it fails");
          }
          handled.add(event);
        });

    InboundAnswer answer = send("[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(handled).extracting(InboundEvent::id).containsExactly("2", "3");
  }

  @Test
  void aHandlerThatFailsWithAnErrorIsAFailureLikeAnyOther() {
    retries = attempts -> Optional.empty();
    start(
        HandlingMode.REQUEST,
        event -> {
          throw new NoClassDefFoundError("a library is missing");
        });

    assertThat(send("1").status()).isEqualTo(500);
    assertThat(webhooks.parked("crm")).hasSize(1);
  }

  @Test
  void whatThisNodeHasNoHandlerForIsNotTakenForHandled() throws Exception {
    retries = attempts -> Optional.empty();
    InboundEvent ofAnotherNode =
        new InboundEvent(
            "crm", "1", "contact.new", null, MissingNode.getInstance(), MissingNode.getInstance());
    inbox.store(ofAnotherNode, Duration.ZERO);
    create(inbox, HandlingMode.REQUEST);
    webhooks.handle("crm", "lead.*", handled::add);
    webhooks.start();

    Await.until("it is parked", () -> webhooks.parked("crm").size() == 1);
    assertThat(handled).isEmpty();
  }

  @Test
  void aHandlerThatInterruptsItsThreadStopsNoOther() throws Exception {
    BlockingQueue<InboundEvent> done = new LinkedBlockingQueue<>();
    start(
        HandlingMode.LATER,
        event -> {
          if (event.id().equals("1")) {
            Thread.currentThread().interrupt();
            throw new InterruptedException("as if it had been told to stop");
          }
          done.add(event);
        });
    send("1");
    send("2");

    assertThat(done.poll(30, TimeUnit.SECONDS)).isNotNull();
    send("3");
    assertThat(done.poll(30, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void whoSendsTheSameWhileItIsHandledWaitsForWhatComesOfIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    start(
        HandlingMode.REQUEST,
        event -> {
          begun.countDown();
          end.await();
          handled.add(event);
        });
    CompletableFuture<InboundAnswer> first = CompletableFuture.supplyAsync(() -> send("1"));
    begun.await();
    CompletableFuture<InboundAnswer> second = CompletableFuture.supplyAsync(() -> send("1"));
    assertThat(second).isNotDone();
    end.countDown();

    assertThat(first.get().status()).isEqualTo(200);
    assertThat(second.get().status()).isEqualTo(200);
    assertThat(handled).hasSize(1);
  }

  @Test
  void withoutTheInboxNothingIsHandledAndTheSenderIsToldToWait() {
    create(Broken.inbox("store"), HandlingMode.REQUEST);
    webhooks.handle("crm", "*", handled::add);

    assertThat(send("1").status()).isEqualTo(503);

    assertThat(handled).isEmpty();
  }

  @Test
  void whereAFailureCanNotBeNotedTheSenderIsToldToWait() {
    create(Broken.inbox("failed"), HandlingMode.REQUEST);
    webhooks.handle("crm", "*", handled::add);

    assertThat(send("1").status()).isEqualTo(503);
  }

  @Test
  void whileAHandlerRunsItsChangesAreTheSources() {
    List<String> seen = new ArrayList<>();
    start(HandlingMode.REQUEST, event -> seen.add(origins.source() + " " + origins.hops()));

    send("{\"id\":\"1\",\"hops\":[\"erp\",\"crm\"]}");

    assertThat(seen).containsExactly("crm [erp, crm, website]");
    assertThat(origins.source()).isNull();
    assertThat(origins.hops()).containsExactly("website");
  }

  @Test
  void anEventThatHasComeThroughThisSystemBeforeEndsHere() {
    start(HandlingMode.REQUEST, handled::add);

    InboundAnswer answer = send("{\"id\":\"1\",\"hops\":[\"website\",\"erp\",\"crm\"]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(handled).isEmpty();
  }

  @Test
  void aHandlerOfASourceThatIsNotConfiguredIsAMistake() {
    create(inbox, HandlingMode.REQUEST);
    webhooks.handle("cmr", "*", handled::add);

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(webhooks::start)
        .withMessage(
            "@WebhookHandler source is 'cmr': use one of the configured sources [crm], or configure"
                + " webhooks.sources.cmr");
  }

  @Test
  void anInboxThatForgetsBeforeASenderDoesIsAMistake() {
    InboundSettings short24h =
        new InboundSettings(
            100, Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofSeconds(1));
    List<InboundSource> sources =
        List.of(new InboundSource(new Listed("crm"), HandlingMode.REQUEST));

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(
            () -> new InboundWebhooks(sources, inbox, retries, List.of(), origins, short24h))
        .withMessage(
            "inbox.retention is 'PT24H': give at least PT72H, for as long the source crm sends an"
                + " event again");
  }

  @Test
  void onlyWhatIsConfiguredCanBeRerun() {
    create(inbox, HandlingMode.REQUEST);

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> webhooks.rerun("erp"))
        .withMessage("source is 'erp': name one of the configured sources: [crm]");
  }

  private void start(HandlingMode mode, InboundHandler handler) {
    create(inbox, mode);
    webhooks.handle("crm", "*", handler);
    webhooks.start();
  }

  private void create(Inbox where, HandlingMode mode) {
    webhooks =
        new InboundWebhooks(
            List.of(new InboundSource(new Listed("crm"), mode)),
            where,
            attempts -> retries.after(attempts),
            List.of(),
            origins,
            InboundSettings.DEFAULT);
  }

  /** Sends an event of an id, or of a JSON. */
  private InboundAnswer send(String event) {
    String json =
        event.matches("\\d+") ? "{\"id\":\"" + event + "\",\"type\":\"lead.updated\"}" : event;
    return webhooks.receive(
        "crm",
        new UnreadRequest("POST", null, Map.of(), new ByteArrayInputStream(json.getBytes(UTF_8))));
  }

  /** Takes everything: how senders are verified is not the subject here. */
  private record Listed(String name) implements WebhookSource {

    @Override
    public Received receive(InboundRequest request) {
      JsonNode body = JsonMapper.shared().readTree(request.body());
      List<InboundEvent> events = new ArrayList<>();
      (body.isArray() ? body.valueStream().toList() : List.of(body))
          .forEach(item -> events.add(event(item)));
      return new Received.Events(events);
    }

    private InboundEvent event(JsonNode item) {
      String type = item.path("type").asString("");
      return new InboundEvent(
          name,
          item.path("id").asString(),
          type.isEmpty() ? null : type,
          null,
          item,
          item,
          item.path("hops").valueStream().map(JsonNode::asString).toList());
    }
  }

  /** An inbox whose database is away. */
  private static final class Broken {

    static Inbox inbox(String method) {
      return (Inbox)
          Proxy.newProxyInstance(
              Broken.class.getClassLoader(),
              new Class<?>[] {Inbox.class},
              (proxy, called, arguments) -> {
                if (called.getName().equals(method) || called.getName().equals("handleOnce")) {
                  throw new IllegalStateException("the database is away");
                }
                return null;
              });
    }
  }
}
