package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The application's clock is that of its outbox in memory, too. */
class ApplicationClockTest {

  @Test
  void itTellsWhenToTryAgain() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
        .withUserConfiguration(Recording.class)
        .withBean(Clock.class, () -> new SetClock(now))
        .withPropertyValues(
            "webhooks.outbox.type=memory",
            "webhooks.event-types=lead.imported",
            "webhooks.trusted-hosts=127.0.0.1",
            "webhooks.retry.delays=2m",
            "webhooks.retry.jitter=0")
        .run(
            context -> {
              Webhooks webhooks = context.getBean(Webhooks.class);
              WebhookRecorder recorder = context.getBean(WebhookRecorder.class);
              recorder.answering(500);
              webhooks.publish("lead.imported", Map.of("count", 812));
              assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
              assertThat(recorder.requests()).hasSize(1);

              now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
              assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
              assertThat(recorder.received()).hasSize(1);
            });
  }

  /** Shows the time that a test has set. */
  private static final class SetClock extends Clock {

    private final AtomicReference<Instant> now;

    SetClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
