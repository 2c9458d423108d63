package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.InMemoryEndpoints;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseTest {

  @Test
  void sendsNothingThatIsPublishedAfterwards() throws Exception {
    DeliveryScene scene = new DeliveryScene("crm");
    scene.publish("lead.created");
    scene.drain();
    scene.close();

    scene.publish("lead.created");

    assertThat(scene.webhooks.drain(Duration.ofMillis(100))).isFalse();
    assertThat(scene.transport.requests("crm")).hasSize(1);
  }

  @Test
  void closesTheTransport() {
    DeliveryScene scene = new DeliveryScene("crm");

    scene.close();

    assertThat(scene.transport.isClosed()).isTrue();
  }

  @Test
  void waitsForWhatIsUnderWay() throws Exception {
    DeliveryScene scene = new DeliveryScene("crm");
    scene.transport.hang("crm");
    scene.publish("lead.created");
    Await.until("it is under way", () -> scene.transport.underWay("crm") == 1);

    Thread close = new Thread(scene::close);
    close.start();
    Await.until("closing waits", () -> close.getState() == Thread.State.TIMED_WAITING);
    assertThat(scene.transport.isClosed()).isFalse();
    scene.transport.release("crm", 200);
    close.join();

    assertThat(scene.outcomes()).containsExactly(new Outcome.Delivered());
    assertThat(scene.transport.isClosed()).isTrue();
  }

  @Test
  void waitsNoLongerThanItMay() {
    Duration brief = Duration.ofMillis(50);
    DeliveryScene scene =
        new DeliveryScene(
            b ->
                b.endpoint(endpoint("crm", "*"))
                    .delivery(new DispatcherSettings(10, 1, brief, brief)));
    scene.transport.hang("crm");
    scene.publishMany(3);
    Await.until("one is under way", () -> scene.transport.underWay("crm") == 1);

    scene.close();

    assertThat(scene.transport.isClosed()).isTrue();
    assertThat(scene.transport.requests("crm")).hasSize(1);
  }

  @Test
  void mayBeAskedForTwice() {
    DeliveryScene scene = new DeliveryScene("crm");

    scene.close();
    scene.close();

    assertThat(scene.transport.isClosed()).isTrue();
  }

  @Test
  void storesWhatIsPublishedBeforeTheStartUntilThen() throws Exception {
    TestClock clock = new TestClock();
    FlakyOutbox outbox = new FlakyOutbox(clock);
    ScriptedTransport transport = new ScriptedTransport();
    Dispatcher dispatcher =
        new Dispatcher(
            outbox,
            new InMemoryEndpoints(List.of(endpoint("crm", "*"))),
            transport,
            RetrySchedule.DEFAULT,
            List.of(),
            clock,
            DispatcherSettings.DEFAULT);
    assertThat(dispatcher.reserve(1)).isTrue();
    dispatcher.accept(List.of(DeliveryTest.event("msg_1")));
    assertThat(transport.requests("crm")).isEmpty();

    dispatcher.start();

    assertThat(dispatcher.drain(DeliveryScene.LIMIT)).isTrue();
    assertThat(transport.requests("crm")).hasSize(1);
    dispatcher.close();
  }
}
