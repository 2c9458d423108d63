package io.webhookkit.benchmarks.sink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Asks the sink, from another process. */
public final class SinkClient {

  private static final Duration LOOK = Duration.ofMillis(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  /** Creates one for the sink at a port of this machine. */
  public SinkClient(int port) {
    this.base = "http://127.0.0.1:" + port + "/control/";
  }

  /** Makes the sink forget all, and wait for these numbers. */
  public void expect(long from, int count) throws IOException, InterruptedException {
    get("expect/" + from + "/" + count);
  }

  /** Makes all that is posted to this target answered like this from now on. */
  public void behave(String target, Behaviour how) throws IOException, InterruptedException {
    get("behave/" + target + "/" + how);
  }

  /** Takes so many of the expected numbers, which nobody else gets, and returns the first. */
  public long take(int count) throws IOException, InterruptedException {
    return Long.parseLong(get("take/" + count));
  }

  /** Tells what has arrived. */
  public Stats stats() throws IOException, InterruptedException {
    return JsonMapper.shared().readValue(get("stats"), Stats.class);
  }

  /** Returns for each expected number when it arrived first, or 0. */
  public long[] arrivals() throws IOException, InterruptedException {
    return JsonMapper.shared().readValue(get("arrivals"), long[].class);
  }

  /** Waits until so many have arrived, or for so long, and tells what has. */
  public Stats await(int count, Duration atMost) throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Stats stats = stats();
    while (stats.distinct() < count && System.nanoTime() < end) {
      Thread.sleep(LOOK.toMillis());
      stats = stats();
    }
    return stats;
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
