package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DoorbellTest {

  private static final long FOR_EVER = Duration.ofDays(1).toNanos();

  private final Doorbell doorbell = new Doorbell();

  @Test
  void whoSleepsIsWokenByARing() throws Exception {
    CountDownLatch woken = new CountDownLatch(1);
    Thread resting = rest(woken);
    Await.until("asleep", doorbell::isAsleep);
    Await.until("asleep", () -> resting.getState() == Thread.State.TIMED_WAITING);

    doorbell.ring();

    assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoHasHadWorkComesBackByItself() {
    doorbell.hadWork();

    for (int i = 0; i < Doorbell.GLANCES; i++) {
      doorbell.rest(() -> FOR_EVER);
      assertThat(doorbell.isAsleep()).isFalse();
    }
  }

  @Test
  void whoLooksInVainSleepsInTheEnd() throws Exception {
    doorbell.hadWork();
    for (int i = 0; i < Doorbell.GLANCES; i++) {
      doorbell.rest(() -> FOR_EVER);
    }
    CountDownLatch woken = new CountDownLatch(1);
    rest(woken);
    Await.until("asleep", doorbell::isAsleep);

    doorbell.ring();

    assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsThereBeforeItSleepsKeepsItAwake() {
    doorbell.rest(() -> 0);

    assertThat(doorbell.isAsleep()).isFalse();
  }

  private Thread rest(CountDownLatch woken) {
    Thread resting =
        new Thread(
            () -> {
              doorbell.rest(() -> FOR_EVER);
              woken.countDown();
            });
    resting.setDaemon(true);
    resting.start();
    return resting;
  }
}
