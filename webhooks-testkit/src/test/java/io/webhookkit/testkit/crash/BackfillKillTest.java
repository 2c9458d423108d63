package io.webhookkit.testkit.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sender is killed while it sends what is stored, and goes on in its next life. */
@Timeout(300)
class BackfillKillTest {

  private static final int ROWS = 400;

  private final WebhookRecorder sink = WebhookRecorder.start();

  @AfterEach
  void stopTheSink() {
    sink.close();
  }

  @Test
  void everyRowIsSentOnceThoughTheSenderIsKilledOnAnH2File(@TempDir Path folder) throws Exception {
    everyRowIsSentOnce("jdbc:h2:file:" + folder.resolve("sender"));
  }

  @Test
  void everyRowIsSentOnceThoughTheSenderIsKilledOnPostgres() throws Exception {
    everyRowIsSentOnce(Databases.postgresUrl());
  }

  private void everyRowIsSentOnce(String database) throws Exception {
    try (Life filling = new Life(database, sink, "commit").untilCommitted(ROWS)) {
      assertThat(filling.ids("committed ")).hasSizeGreaterThanOrEqualTo(ROWS);
    }
    for (int kill = 1; kill <= 3; kill++) {
      int enough = kill * 60;
      try (Life killed = new Life(database, sink, "backfill")) {
        sink.await(requests -> snapshots(requests).size() >= enough);
        assertThat(killed.said("drained")).isFalse();
      }
    }

    try (Life last = new Life(database, sink, "backfill").untilItsEnd()) {
      assertThat(last.said("drained")).isTrue();
      Map<String, Set<String>> idsOfEach =
          snapshots(sink.received()).stream()
              .collect(
                  groupingBy(each -> "" + each.subject(), mapping(ReceivedWebhook::id, toSet())));
      assertThat(idsOfEach.keySet()).isEqualTo(new HashSet<>(last.ids("row ")));
      assertThat(idsOfEach.values()).as("repeats with another id").allMatch(ids -> ids.size() == 1);
    }
  }

  private static List<ReceivedWebhook> snapshots(List<ReceivedWebhook> webhooks) {
    return webhooks.stream().filter(each -> each.type().equals("person.snapshot")).toList();
  }
}
