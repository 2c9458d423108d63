package io.webhookkit.benchmarks.process;

import io.webhookkit.benchmarks.sink.Behaviour;
import io.webhookkit.benchmarks.sink.Sink;
import io.webhookkit.benchmarks.sink.SinkClient;
import io.webhookkit.benchmarks.sink.Stats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The sink in its process; also where numbers come from, so that no two turns share one. */
public final class SinkProcess implements AutoCloseable {

  private final JavaProcess process;
  private final int port;
  private final SinkClient client;
  private final AtomicLong next = new AtomicLong(1);

  private SinkProcess(JavaProcess process) throws IOException {
    this.process = process;
    this.port = Integer.parseInt(process.hear());
    this.client = new SinkClient(port);
  }

  /** Starts it. */
  public static SinkProcess start() throws IOException {
    return new SinkProcess(
        JavaProcess.start(
            Path.of("benchmarks/target/logs/sink.log"),
            List.of("-Xms512m", "-Xmx512m"),
            Sink.class,
            List.of()));
  }

  /** Where it listens on this machine. */
  public int port() {
    return port;
  }

  /** Takes new numbers, and makes the sink wait for them. */
  public Range expect(int count) throws IOException, InterruptedException {
    // Whole tens, so that each of ten endpoints gets as many as any other.
    Range range = new Range(next.getAndAdd((count + 9L) / 10 * 10), count);
    client.expect(range.from(), range.count());
    return range;
  }

  /** Makes all that is posted to this target answered like this from now on. */
  public void behave(String target, Behaviour how) throws IOException, InterruptedException {
    client.behave(target, how);
  }

  /** Waits until so many have arrived, or for so long, and tells what has. */
  public Stats await(int count, Duration atMost) throws IOException, InterruptedException {
    return client.await(count, atMost);
  }

  /** Returns for each expected number when it arrived first, or 0. */
  public long[] arrivals() throws IOException, InterruptedException {
    return client.arrivals();
  }

  /** Returns the processor time that it has taken, in microseconds. */
  public long processorMicros() {
    return process.processorMicros();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
