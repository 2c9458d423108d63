package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.sink.Sink;
import io.webhookkit.benchmarks.sink.SinkClient;
import io.webhookkit.benchmarks.sink.Stats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The sink in its process; also where numbers come from, so that no two turns share one. */
final class SinkProcess implements AutoCloseable {

  private final JavaProcess process;
  private final int port;
  private final SinkClient client;
  private final AtomicLong next = new AtomicLong(1);

  private SinkProcess(JavaProcess process) throws IOException {
    this.process = process;
    this.port = Integer.parseInt(process.hear());
    this.client = new SinkClient(port);
  }

  static SinkProcess start() throws IOException {
    return new SinkProcess(
        JavaProcess.start(
            Path.of("benchmarks/target/logs/sink.log"), "512m", Sink.class, List.of()));
  }

  int port() {
    return port;
  }

  /** Takes new numbers, and makes the sink wait for them. */
  Range expect(int count) throws IOException, InterruptedException {
    // Whole tens, so that each of ten endpoints gets as many as any other.
    Range range = new Range(next.getAndAdd((count + 9L) / 10 * 10), count);
    client.expect(range.from(), range.count());
    return range;
  }

  void hang(String target) throws IOException, InterruptedException {
    client.hang(target);
  }

  Stats await(int count, Duration atMost) throws IOException, InterruptedException {
    return client.await(count, atMost);
  }

  long[] arrivals() throws IOException, InterruptedException {
    return client.arrivals();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
