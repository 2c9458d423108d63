package io.webhookkit.benchmarks.work;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.benchmarks.contender.Contender;
import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.LeadTable;
import io.webhookkit.benchmarks.contender.Wiring;
import io.webhookkit.benchmarks.sink.SinkClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The process of one contender: reads commands from its standard input, and answers each. */
public final class Worker {

  /** Marks an answer among whatever else is printed. */
  public static final String ANSWER = "@";

  /** As many as anybody has threads that commit and that send, so that none waits for one. */
  private static final int CONNECTIONS = 120;

  private static final int IDLE = 10;

  private final Contender contender;
  private final Producer producer;
  private final SinkClient sink;
  private @Nullable Profiler profiler;
  private Commits last = new Commits(0, 0, 0, new AtomicLongArray(0));

  private Worker(Contender contender, int threads, SinkClient sink) {
    this.contender = contender;
    this.producer = new Producer(contender, threads);
    this.sink = sink;
  }

  /** Takes the contender, the database's URL, the sink's port, this node's name, and threads. */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[1];
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(IDLE);
    LeadTable.create(pool);
    int port = Integer.parseInt(arguments[2]);
    Wiring wiring = new Wiring(pool, url.startsWith("jdbc:h2:"), port, arguments[3]);
    Contender contender = ContenderKind.valueOf(arguments[0]).open(wiring);
    new Worker(contender, Integer.parseInt(arguments[4]), new SinkClient(port)).serve();
    // Without a close, which would wait for what hangs.
    Runtime.getRuntime().halt(0);
  }

  private void serve() throws Exception {
    answer(new Done(System.nanoTime(), System.nanoTime(), 0));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      answer(perform(List.of(line.split(" "))));
    }
  }

  /**
   * What was done.
   *
   * @param count how many were committed
   */
  public record Done(long startNanos, long endNanos, int count) {}

  private Object perform(List<String> words) throws Exception {
    long start = System.nanoTime();
    return switch (words.get(0)) {
      case "start" -> {
        contender.start();
        yield new Done(start, System.nanoTime(), 0);
      }
      case "commit" -> {
        last = producer.commit(batch(words), Integer.parseInt(words.get(5)));
        yield new Done(last.startNanos(), last.endNanos(), last.count());
      }
      case "fill" -> {
        producer.fill(batch(words));
        yield new Done(start, System.nanoTime(), batch(words).count());
      }
      case "latencies" -> Latencies.of(last, sink.arrivals(), Boolean.parseBoolean(words.get(1)));
      case "heap" -> Heap.now();
      case "profile" -> {
        profiler = new Profiler();
        yield new Done(start, System.nanoTime(), 0);
      }
      case "profiled" -> Objects.requireNonNull(profiler).end();
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  /** From, count, whether to ten endpoints, at most so many seconds. */
  private static Batch batch(List<String> words) {
    return new Batch(
        Long.parseLong(words.get(1)),
        Integer.parseInt(words.get(2)),
        Boolean.parseBoolean(words.get(3)),
        Duration.ofSeconds(Long.parseLong(words.get(4))));
  }

  private static void answer(Object value) {
    System.out.println(ANSWER + JsonMapper.shared().writeValueAsString(value));
  }
}
