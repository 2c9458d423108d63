package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static io.webhookkit.delivery.DeliveryScene.hangingCrmAndErp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.webhookkit.endpoint.InMemoryEndpoints;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
  void sendsNothingMoreIfItIsInterrupted() {
    DeliveryScene scene = hangingCrmAndErp("deal.*", 100, 1);
    scene.publishMany(2);
    scene.publish("deal.won");
    Await.until("all were routed", () -> scene.transport.requests("erp").size() == 1);

    Thread.currentThread().interrupt();
    scene.close();
    assertThat(Thread.interrupted()).isTrue();
    scene.transport.release("crm", 200);

    assertThat(scene.transport.requests("crm")).hasSize(1);
  }

  @Test
  void leavesNoThreadIfItIsInterrupted() {
    List<Thread> others = settlers();
    DeliveryScene scene = new DeliveryScene("crm");
    List<Thread> ours = settlers().stream().filter(each -> !others.contains(each)).toList();

    Thread.currentThread().interrupt();
    scene.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ours).hasSize(1);
    Await.until("it has ended", () -> !ours.get(0).isAlive());
  }

  private static List<Thread> settlers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().equals("webhooks-settler"))
        .toList();
  }

  @Test
  void isForGood() {
    DeliveryScene scene = new DeliveryScene("crm");
    scene.close();

    assertThatIllegalStateException().isThrownBy(scene.webhooks::start);
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
  void waitsNoLongerThanItMayForAllThatHangsTogether() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch storing = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    FlakyOutbox stuck =
        new FlakyOutbox(new TestClock()) {
          @Override
          public Look look() {
            if (storing.getCount() == 0) {
              hang(looking, never);
            }
            return super.look();
          }

          @Override
          public void settle(Settlement settlement) {
            hang(storing, never);
          }
        };
    Duration timeout = Duration.ofSeconds(1);
    DeliveryScene scene =
        new DeliveryScene(
            b ->
                b.outbox(stuck)
                    .endpoint(endpoint("crm", "lead.*"))
                    .endpoint(endpoint("erp", "deal.*"))
                    .delivery(new DispatcherSettings(10, 1, Duration.ofMillis(10), timeout)));
    scene.transport.hang("crm");
    scene.publish("lead.created");
    scene.publish("deal.won");
    looking.await();

    long start = System.nanoTime();
    scene.close();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    never.countDown();

    assertThat(took).isLessThan(timeout.multipliedBy(2));
  }

  private static void hang(CountDownLatch there, CountDownLatch told) {
    there.countDown();
    try {
      told.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted at work", e);
    }
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
            DeliveryObserver.NONE,
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
