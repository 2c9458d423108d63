package io.webhookkit.testkit;

import io.webhookkit.Webhooks;
import io.webhookkit.outbox.InMemoryOutbox;
import java.time.Clock;
import java.util.List;

/** A small sending application without a database, for tests of what receives. */
final class Sender implements AutoCloseable {

  private final Webhooks webhooks;

  /** Starts one that sends every event to the recorder, which waits for it. */
  Sender(WebhookRecorder recorder) {
    webhooks =
        Webhooks.builder()
            .outbox(new InMemoryOutbox(Clock.systemUTC()))
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    webhooks.start();
    recorder.draining(webhooks);
  }

  void send(String type, String subject, Object data) {
    webhooks.publish(type, subject, data);
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
