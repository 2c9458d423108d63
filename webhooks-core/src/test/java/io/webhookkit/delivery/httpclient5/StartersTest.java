package io.webhookkit.delivery.httpclient5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartersTest {

  private final AtomicInteger threads = new AtomicInteger();
  private final Starters starters =
      new Starters(
          task -> {
            if (threads.getAndIncrement() == 0) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(task);
          });

  @AfterEach
  void close() {
    starters.close();
  }

  @Test
  void aHostWhoseThreadCouldNotBeMadeGetsAnotherOne() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> starters.submit("crm.example.com", () -> {}));

    starters.submit("crm.example.com", started::countDown);

    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
