package io.webhookkit.benchmarks.process;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.work.Heap;
import io.webhookkit.benchmarks.work.Latencies;
import io.webhookkit.benchmarks.work.Producer;
import io.webhookkit.benchmarks.work.Profile;
import io.webhookkit.benchmarks.work.Worker;
import io.webhookkit.benchmarks.work.Worker.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** A contender at work in its process. */
public final class WorkerProcess implements AutoCloseable {

  private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

  private final JavaProcess process;

  private WorkerProcess(JavaProcess process) {
    this.process = process;
  }

  /** Starts one, and waits until it is open, at rest. */
  public static WorkerProcess open(ContenderKind kind, String url, int sinkPort, String node)
      throws IOException {
    return open(kind, url, sinkPort, node, Producer.THREADS);
  }

  /** Does the same with one that commits on so many threads. */
  public static WorkerProcess open(
      ContenderKind kind, String url, int sinkPort, String node, int threads) throws IOException {
    Path log = Path.of("benchmarks/target/logs", kind.name().toLowerCase(Locale.ROOT) + ".log");
    WorkerProcess worker =
        new WorkerProcess(
            JavaProcess.start(
                log,
                HEAP,
                Worker.class,
                List.of(
                    kind.name(),
                    url,
                    Integer.toString(sinkPort),
                    node,
                    Integer.toString(threads))));
    worker.hear(Done.class);
    return worker;
  }

  /** Lets it deliver. */
  public void start() throws IOException {
    ask("start", Done.class);
  }

  /** Commits as fast as it goes, or, above 0, so many a second. */
  public Done commit(Range range, boolean spread, int seconds, int perSecond) throws IOException {
    return ask("commit %s %s %d %d".formatted(range, spread, seconds, perSecond), Done.class);
  }

  /** Says the same, and does not wait for it. */
  public void beginCommit(Range range, boolean spread, int seconds, int perSecond) {
    process.say("commit %s %s %d %d".formatted(range, spread, seconds, perSecond));
  }

  /** Waits for what was begun. */
  public Done endCommit() throws IOException {
    return hear(Done.class);
  }

  /** Commits these in a few large transactions. */
  public Done fill(Range range) throws IOException {
    return ask("fill %s false 3600".formatted(range), Done.class);
  }

  /** Asks for those of what was committed last, without the endpoint that hangs, if it does. */
  public Latencies latencies(boolean hanging) throws IOException {
    return ask("latencies " + hanging, Latencies.class);
  }

  /** Asks for its heap. */
  public Heap heap() throws IOException {
    return ask("heap", Heap.class);
  }

  /** Lets it watch what it uses the processor for. */
  public void beginProfile() throws IOException {
    ask("profile", Done.class);
  }

  /** Asks for what it has seen since. */
  public Profile endProfile() throws IOException {
    return ask("profiled", Profile.class);
  }

  private <T> T ask(String command, Class<T> answer) throws IOException {
    process.say(command);
    return hear(answer);
  }

  private <T> T hear(Class<T> answer) throws IOException {
    String line = process.hear();
    while (!line.startsWith(Worker.ANSWER)) {
      line = process.hear();
    }
    return JsonMapper.shared().readValue(line.substring(Worker.ANSWER.length()), answer);
  }

  /** Returns the processor time that it has taken, in microseconds. */
  public long processorMicros() {
    return process.processorMicros();
  }

  /** Returns what of it its compilers have taken, in microseconds. */
  public long compilerMicros() throws IOException {
    return process.compilerMicros();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
