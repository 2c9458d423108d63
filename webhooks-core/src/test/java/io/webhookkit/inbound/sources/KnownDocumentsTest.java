package io.webhookkit.inbound.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.delivery.Await;
import io.webhookkit.delivery.TestClock;
import io.webhookkit.inbound.RejectedRequestException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownDocumentsTest {

  private static final URI KEYS = URI.create("https://sender.example.com/keys");

  private final TestClock clock = new TestClock();
  private final List<URI> fetched = new ArrayList<>();
  private final KnownDocuments documents = new KnownDocuments(this::fetch, clock);
  private boolean away;
  private boolean gone;

  private Optional<byte[]> fetch(URI address) throws IOException {
    fetched.add(address);
    if (away) {
      throw new IOException("no answer");
    }
    return gone ? Optional.empty() : Optional.of(new byte[] {(byte) fetched.size()});
  }

  @Test
  void areFetchedOnceAnHour() {
    assertThat(documents.get(KEYS)).contains(new byte[] {1});
    clock.advance(Duration.ofMinutes(59));
    assertThat(documents.get(KEYS)).contains(new byte[] {1});

    clock.advance(Duration.ofMinutes(1));
    assertThat(documents.get(KEYS)).contains(new byte[] {2});
  }

  @Test
  void areFetchedSoonerByWhoWantsThemNewer() {
    documents.get(KEYS);
    clock.advance(Duration.ofMinutes(2));

    assertThat(documents.get(KEYS, Duration.ofMinutes(1))).contains(new byte[] {2});
    assertThat(documents.get(KEYS, Duration.ofMinutes(1))).contains(new byte[] {2});
  }

  @Test
  void areForgottenWhenThereAreMany() {
    documents.get(KEYS);
    for (int i = 0; i < 16; i++) {
      documents.get(URI.create("https://sender.example.com/" + i));
    }
    fetched.clear();

    documents.get(KEYS);

    assertThat(fetched).containsExactly(KEYS);
  }

  @Test
  void letTheSenderTryAgainIfTheyCannotBeHad() {
    away = true;

    assertThatExceptionOfType(RejectedRequestException.class)
        .isThrownBy(() -> documents.get(KEYS))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(503));
  }

  @Test
  void areNotAskedForAgainForAMinuteAfterAFailure() {
    away = true;
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(RejectedRequestException.class)
          .isThrownBy(() -> documents.get(KEYS));
    }
    assertThat(fetched).hasSize(1);

    away = false;
    clock.advance(Duration.ofMinutes(1));
    assertThat(documents.get(KEYS)).isPresent();
  }

  @Test
  void areUsedForLongerWhileTheyCannotBeFetchedAgain() {
    documents.get(KEYS);
    away = true;
    clock.advance(Duration.ofHours(2));

    assertThat(documents.get(KEYS)).contains(new byte[] {1});
  }

  @Test
  void areNotThereIfTheSenderHasNone() {
    gone = true;

    assertThat(documents.get(KEYS)).isEmpty();
    assertThat(documents.get(KEYS)).isEmpty();
    assertThat(fetched).hasSize(1);
  }

  @Test
  void areHadByOthersWhileAFewAreFetchedAndNoMore() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger();
    KnownDocuments slow =
        new KnownDocuments(
            address -> {
              if (!address.equals(KEYS)) {
                underWay.incrementAndGet();
                await(told);
              }
              return Optional.of(new byte[] {7});
            },
            clock);
    slow.get(KEYS);
    ExecutorService strangers = Executors.newFixedThreadPool(2);
    try {
      strangers.execute(() -> slow.get(URI.create("https://sender.example.com/1")));
      strangers.execute(() -> slow.get(URI.create("https://sender.example.com/2")));
      Await.until("both fetch", () -> underWay.get() == 2);

      assertThat(slow.get(KEYS)).contains(new byte[] {7});
      assertThatExceptionOfType(RejectedRequestException.class)
          .isThrownBy(() -> slow.get(URI.create("https://sender.example.com/3")))
          .satisfies(refused -> assertThat(refused.status()).isEqualTo(503));
    } finally {
      told.countDown();
      strangers.shutdown();
    }
  }

  private static void await(CountDownLatch told) throws IOException {
    try {
      told.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
