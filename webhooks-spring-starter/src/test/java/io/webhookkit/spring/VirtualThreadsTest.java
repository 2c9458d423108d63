package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.sources.SourceKind;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * The whole contract on virtual threads: those of the server, and what Spring Boot runs by them.
 */
@EnabledForJreRange(
    min = JRE.JAVA_21,
    disabledReason = "There are virtual threads from JDK 21 on; this one has none")
class VirtualThreadsTest extends SpringReceivingContract {

  @Override
  String type() {
    return "servlet";
  }

  @Override
  Map<String, Object> more() {
    return Map.of("spring.threads.virtual.enabled", true);
  }

  @Test
  void handlersRunOnThem() {
    Queue<String> threads = new ConcurrentLinkedQueue<>();
    app()
        .webhooks()
        .inbound()
        .handle("crm", "lead.thread", event -> threads.add(Thread.currentThread().toString()));

    assertThat(
            signedAs(SourceKind.STANDARD, settings().secret().reveal())
                .body("{\"type\":\"lead.thread\",\"data\":{}}")
                .postTo(app().url() + "/crm"))
        .wasTaken();

    assertThat(threads)
        .singleElement()
        .satisfies(thread -> assertThat(thread).startsWith("VirtualThread"));
  }
}
