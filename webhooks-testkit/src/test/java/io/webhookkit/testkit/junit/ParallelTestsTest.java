package io.webhookkit.testkit.junit;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.webhookkit.Webhooks;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.SuiteRun;
import io.webhookkit.testkit.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where JUnit runs tests at once, each has a recorder and a clock of its own. */
class ParallelTestsTest {

  @Test
  void testsThatRunAtOnceSeeNothingOfEachOther() {
    SuiteRun run =
        SuiteRun.of(
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "8"),
            selectClass(AtOnce.class));

    assertThat(run.results()).hasSize(4);
    assertThat(run.failed()).isEmpty();
  }

  /** Is no test by itself. Each waits for the others, twice: all run, and all have published. */
  @WebhookTest
  @Execution(ExecutionMode.CONCURRENT)
  @TestInstance(Lifecycle.PER_CLASS)
  static class AtOnce {

    private final CyclicBarrier all = new CyclicBarrier(4);

    @Test
    void anImport(WebhookRecorder recorder, TestClock clock) throws Exception {
      publishAmongOthers("lead.imported", recorder, clock);
    }

    @Test
    void anExport(WebhookRecorder recorder, TestClock clock) throws Exception {
      publishAmongOthers("lead.exported", recorder, clock);
    }

    @Test
    void anArchival(WebhookRecorder recorder, TestClock clock) throws Exception {
      publishAmongOthers("lead.archived", recorder, clock);
    }

    @Test
    void aMerge(WebhookRecorder recorder, TestClock clock) throws Exception {
      publishAmongOthers("lead.merged", recorder, clock);
    }

    private void publishAmongOthers(String type, WebhookRecorder recorder, TestClock clock)
        throws Exception {
      try (Webhooks webhooks =
          Webhooks.builder()
              .outbox(new InMemoryOutbox(clock))
              .endpoint(recorder.endpoint("*"))
              .trustedHosts(List.of("127.0.0.1"))
              .build()) {
        webhooks.start();
        recorder.draining(webhooks);
        Instant begin = clock.instant();
        all.await(30, SECONDS);

        webhooks.publish(type, Map.of());
        clock.advance(Duration.ofHours(1));
        all.await(30, SECONDS);

        assertThat(recorder).received(type).once();
        assertThat(recorder).receivedNothingElse();
        assertThat(clock.instant()).isEqualTo(begin.plus(Duration.ofHours(1)));
      }
    }
  }
}
