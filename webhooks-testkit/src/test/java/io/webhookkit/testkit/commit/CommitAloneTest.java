package io.webhookkit.testkit.commit;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A commit has nothing to do with the endpoint. */
@Timeout(60)
class CommitAloneTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final DataSource database = Databases.pooled(Databases.h2());

  @AfterEach
  void stopTheRecorder() {
    recorder.close();
  }

  @Test
  void noRequestIsMadeOnACommittingThread() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    DeliveryTransport noting =
        new LocalTransport() {
          @Override
          public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
            threads.add(Thread.currentThread());
            return CompletableFuture.completedFuture(new DeliveryResult.Answered(200, null));
          }
        };
    try (Application application = new Application(database, webhooks().transport(noting))) {
      application.commit(10, Announced::new);

      assertThat(application.webhooks.drain(Duration.ofSeconds(30))).isTrue();
      assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
    }
  }

  @Test
  void aCommitReturnsThoughTheEndpointDoesNotAnswer() throws InterruptedException {
    recorder.hang();
    try (Application application = new Application(database, webhooks())) {
      for (int i = 0; i < 50; i++) {
        application.commit(1, Announced::new);
      }
      recorder.await(requests -> !requests.isEmpty());
      assertThat(application.webhooks.drain(Duration.ofMillis(50))).isFalse();

      recorder.answer();
      recorder.draining(application.webhooks);
      assertThat(recorder).received("announced.created").times(50);
    }
  }

  @Test
  void aCommitReturnsThoughTheTransportBlocks() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    DeliveryTransport blocking =
        new LocalTransport() {
          @Override
          public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
            entered.countDown();
            try {
              leave.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return CompletableFuture.completedFuture(new DeliveryResult.Answered(200, null));
          }
        };
    try (Application application = new Application(database, webhooks().transport(blocking))) {
      application.commit(1, Announced::new);
      entered.await();

      application.commit(50, Announced::new);

      leave.countDown();
      assertThat(application.webhooks.drain(Duration.ofSeconds(30))).isTrue();
    }
  }

  private WebhooksBuilder webhooks() {
    return Webhooks.builder().dataSource(database).endpoint(recorder.endpoint("*"));
  }

  /** A transport that has no connections. */
  private interface LocalTransport extends DeliveryTransport {
    @Override
    default void close() {}
  }
}
