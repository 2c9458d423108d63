package io.webhookkit.testkit.junit;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.time.TestClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@WebhookTest
class WebhookTestExtensionTest {

  private WebhookRecorder before;

  @BeforeEach
  void start(WebhookRecorder recorder) {
    before = recorder;
  }

  @Test
  void aTestAndWhatRunsBeforeItHaveTheSameRecorder(WebhookRecorder recorder) {
    assertThat((Object) recorder).isSameAs(before);
  }

  @RepeatedTest(4)
  void aTestSeesNothingOfOthers(WebhookRecorder recorder, TestClock clock) {
    try (Webhooks webhooks =
        Webhooks.builder()
            .outbox(new InMemoryOutbox(clock))
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"))
            .build()) {
      webhooks.start();
      recorder.draining(webhooks);

      webhooks.publish("lead.imported", Map.of());

      assertThat(recorder).received("lead.imported").once();
      assertThat(recorder).receivedNothingElse();
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfAConstructor {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final WebhookRecorder shared;

    OfAConstructor(WebhookRecorder shared) {
      this.shared = shared;
    }

    @RepeatedTest(2)
    void itIsSharedByTheClass(WebhookRecorder recorder) {
      seen.add(recorder.url());

      assertThat(seen).containsExactly(shared.url());
    }
  }
}
