package io.webhookkit.benchmarks.soak;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.benchmarks.contender.Contender;
import io.webhookkit.benchmarks.contender.LeadTable;
import io.webhookkit.benchmarks.sink.SinkClient;
import io.webhookkit.benchmarks.work.Batch;
import io.webhookkit.benchmarks.work.Producer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The process of a node: reads commands from its standard input, and tells how it is meanwhile. */
public final class SoakWorker {

  static final String ANSWER = "answer ";
  static final String VITALS = "vitals ";

  private static final int CONNECTIONS = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int VITALS_SECONDS = 10;
  private static final int BATCH_SECONDS = 2;

  private final HikariDataSource pool;
  private final SinkClient sink;
  private final Producer producer;
  private volatile int perSecond;
  private Thread pacing = new Thread(() -> {});

  private SoakWorker(HikariDataSource pool, SinkClient sink, Producer producer) {
    this.pool = pool;
    this.sink = sink;
    this.producer = producer;
  }

  /** Takes the database's URL, the sink's port, and this node's name. */
  public static void main(String[] arguments) throws Exception {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(arguments[0]);
    pool.addDataSourceProperty("ApplicationName", arguments[2]);
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    LeadTable.create(pool);
    int port = Integer.parseInt(arguments[1]);
    Contender kit = new SoakedKit(pool, port, arguments[2]);
    kit.start();
    new SoakWorker(pool, new SinkClient(port), new Producer(kit, Producer.THREADS)).serve();
    Runtime.getRuntime().halt(0);
  }

  private void serve() throws Exception {
    begin("vitals", SoakWorker::tell);
    answer(0);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      answer(perform(List.of(line.split(" "))));
    }
  }

  private long perform(List<String> words) throws Exception {
    int number = Integer.parseInt(words.get(1));
    return switch (words.get(0)) {
      case "commit" -> commitForSeconds(number);
      case "pace" -> pace(number);
      case "in-use" -> pool.getHikariPoolMXBean().getActiveConnections();
      case "exhaust" -> exhaust(Duration.ofSeconds(number));
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  /** Commits as fast as it goes, and returns how much that was. */
  private long commitForSeconds(int seconds) throws Exception {
    int most = TopSpeed.MOST_PER_NODE;
    Duration atMost = Duration.ofSeconds(seconds);
    return producer.commit(new Batch(sink.take(most), most, true, atMost), 0).count();
  }

  /** Commits so many a second from now on, in short batches; with 0 none. */
  private long pace(int newPerSecond) throws InterruptedException {
    perSecond = 0;
    pacing.join();
    perSecond = newPerSecond;
    pacing = begin("pacing", this::commitWhilePaced);
    return 0;
  }

  private void commitWhilePaced() throws Exception {
    for (int rate = perSecond; rate > 0; rate = perSecond) {
      int count = rate * BATCH_SECONDS;
      Duration atMost = Duration.ofSeconds(3 * BATCH_SECONDS);
      producer.commit(new Batch(sink.take(count), count, true, atMost), rate);
    }
  }

  /** Takes every connection that is free, as an application that forgets to give them back. */
  private long exhaust(Duration howLong) throws InterruptedException, SQLException {
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < CONNECTIONS) {
        taken.add(pool.getConnection());
      }
    } catch (SQLException noMore) {
      // All that could be had.
    }
    TimeUnit.MILLISECONDS.sleep(howLong.toMillis());
    for (Connection connection : taken) {
      connection.close();
    }
    return taken.size();
  }

  private static void tell() throws Exception {
    while (true) {
      TimeUnit.SECONDS.sleep(VITALS_SECONDS);
      System.out.println(VITALS + JsonMapper.shared().writeValueAsString(Vitals.now()));
    }
  }

  private static void answer(long value) {
    System.out.println(ANSWER + value);
  }

  private interface Work {
    void run() throws Exception;
  }

  /** A node whose thread has failed must not seem to be at work. */
  private static Thread begin(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
