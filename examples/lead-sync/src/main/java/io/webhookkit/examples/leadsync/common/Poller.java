package io.webhookkit.examples.leadsync.common;

import io.webhookkit.examples.leadsync.common.Measurements.Way;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this application would do without webhooks: ask the other one for changes, again and again,
 * and mostly in vain. It remembers how far it has come in a file. It changes nothing; it is here to
 * be compared.
 */
public class Poller implements AutoCloseable {

  private final URI peer;
  private final Path position;
  private final JsonMapper mapper;
  private final Measurements measurements;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> polling;
  private Instant since = Instant.now();

  Poller(URI peer, Duration interval, Path position, JsonMapper mapper, Measurements measurements)
      throws IOException {
    this.peer = peer;
    this.position = position;
    if (Files.exists(position)) {
      since = Instant.parse(Files.readString(position));
    }
    this.mapper = mapper;
    this.measurements = measurements;
    polling =
        timer.scheduleWithFixedDelay(
            this::poll, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void poll() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(peer.resolve("/changes?since=" + since))
              .timeout(Duration.ofSeconds(5))
              .build();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      measurements.request(Way.POLLING, answer.body().length);
      JsonNode changes = mapper.readTree(answer.body());
      if (changes.isEmpty()) {
        measurements.inVain(Way.POLLING);
      }
      for (JsonNode change : changes) {
        Instant changedAt = Instant.parse(change.path("changedAt").asString());
        measurements.news(Way.POLLING, changedAt);
        since = changedAt;
        Files.writeString(position, since.toString());
      }
    } catch (IOException peerIsDown) {
      measurements.request(Way.POLLING, 0);
      measurements.inVain(Way.POLLING);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    polling.cancel(true);
    timer.shutdown();
  }
}
