package io.webhookkit.testkit.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sender is killed at several steps of its work, and started again on the same database. */
@Timeout(300)
class KillTest {

  private static final int COMMITS = 20;

  private final WebhookRecorder sink = WebhookRecorder.start();
  private final Set<String> reported = new HashSet<>();

  @AfterEach
  void stopTheSink() {
    sink.close();
  }

  @Test
  void everyCommittedEventOutlivesTheSenderOnAnH2File(@TempDir Path folder) throws Exception {
    everyCommittedEventOutlivesTheSender("jdbc:h2:file:" + folder.resolve("sender"));
  }

  @Test
  void everyCommittedEventOutlivesTheSenderOnPostgres() throws Exception {
    everyCommittedEventOutlivesTheSender(Databases.postgresUrl());
  }

  private void everyCommittedEventOutlivesTheSender(String database) throws Exception {
    killBetweenCommitAndDelivery(database);
    killInTheHttpExchange(database);
    killWhileAnswersAreBeingStored(database);
    killInTheHttpExchange(database);
    killWhileAnswersAreBeingStored(database);

    try (Life last = new Life(database, sink, "drain").untilItsEnd()) {
      assertThat(last.said("drained")).isTrue();
      assertEachRowWasAnnounced(last.ids("row "));
    }
  }

  private void killBetweenCommitAndDelivery(String database) throws Exception {
    try (Life life = new Life(database, sink, "commit").untilCommitted(COMMITS)) {
      reported.addAll(life.ids("committed "));
    }
    assertThat(sink.requests()).isEmpty();
  }

  private void killInTheHttpExchange(String database) throws Exception {
    int before = sink.requests().size();
    sink.hang();
    try (Life life = new Life(database, sink, "deliver").untilCommitted(COMMITS)) {
      sink.await(requests -> requests.size() > before);
      reported.addAll(life.ids("committed "));
    }
    sink.abandon();
  }

  private void killWhileAnswersAreBeingStored(String database) throws Exception {
    int before = sink.requests().size();
    try (Life life = new Life(database, sink, "deliver").untilCommitted(COMMITS)) {
      sink.await(requests -> requests.size() > before + COMMITS);
      reported.addAll(life.ids("committed "));
    }
  }

  private void assertEachRowWasAnnounced(List<String> rows) {
    Map<String, List<ReceivedWebhook>> bySubject =
        sink.received().stream().collect(groupingBy(webhook -> "" + webhook.subject()));
    assertThat(rows).containsAll(reported);
    assertThat(bySubject.keySet()).as("announced").isEqualTo(new HashSet<>(rows));
    assertThat(sink.requests())
        .as("of transactions that were rolled back")
        .noneMatch(webhook -> webhook.body().contains("rolled back"));
    List<String> changedOnTheWay = new ArrayList<>();
    bySubject.forEach(
        (subject, repeats) -> {
          if (repeats.stream().map(ReceivedWebhook::id).collect(toSet()).size() > 1
              || repeats.stream().map(ReceivedWebhook::body).collect(toSet()).size() > 1) {
            changedOnTheWay.add(subject);
          }
        });
    assertThat(changedOnTheWay).as("repeats with another id or body").isEmpty();
  }
}
