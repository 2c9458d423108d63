package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;

/** A node, which is killed and comes back under the same name. */
final class SoakNode implements AutoCloseable {

  /** The heap is touched at once, so that what the process holds grows with what leaks alone. */
  private static final List<String> OPTIONS =
      List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

  private static final Path LOG = Path.of("benchmarks/target/logs/soak.log");
  private static final String ENDED = "ended";

  private final String name;
  private final List<String> arguments;
  private final BiConsumer<SoakNode, Vitals> vitals;
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);
  private JavaProcess process;

  /** Starts it, and waits until it delivers. */
  SoakNode(String name, String url, int sinkPort, BiConsumer<SoakNode, Vitals> vitals)
      throws IOException, InterruptedException {
    this.name = name;
    this.arguments = List.of(url, Integer.toString(sinkPort), name);
    this.vitals = vitals;
    this.process = begin();
    hear();
  }

  private JavaProcess begin() throws IOException {
    JavaProcess begun = JavaProcess.start(LOG, OPTIONS, SoakWorker.class, arguments);
    Thread reader = new Thread(() -> listen(begun), name);
    reader.setDaemon(true);
    reader.start();
    return begun;
  }

  private void listen(JavaProcess speaking) {
    try {
      while (true) {
        String line = speaking.hear();
        if (line.startsWith(SoakWorker.VITALS)) {
          String json = line.substring(SoakWorker.VITALS.length());
          vitals.accept(this, JsonMapper.shared().readValue(json, Vitals.class));
        } else if (line.startsWith(SoakWorker.ANSWER)) {
          answers.add(line.substring(SoakWorker.ANSWER.length()));
        }
      }
    } catch (IOException e) {
      answers.add(ENDED);
    }
  }

  void begin(String command, int number) {
    process.say(command + " " + number);
  }

  /** Waits for the answer to the last command that was begun. */
  long hear() throws IOException, InterruptedException {
    String answer = answers.poll(3, TimeUnit.MINUTES);
    if (answer == null || answer.equals(ENDED)) {
      throw new IOException(name + " has ended by itself; see " + LOG);
    }
    return Long.parseLong(answer);
  }

  long ask(String command, int number) throws IOException, InterruptedException {
    begin(command, number);
    return hear();
  }

  /** Commits so many a second from now on. */
  void pace(int perSecond) throws IOException, InterruptedException {
    ask("pace", perSecond);
  }

  /** Ends it without a word. */
  void kill() throws IOException, InterruptedException {
    process.kill();
    String last = answers.poll(1, TimeUnit.MINUTES);
    if (!ENDED.equals(last)) {
      throw new IOException(name + " was killed, and says: " + last);
    }
  }

  void restart() throws IOException, InterruptedException {
    process = begin();
    hear();
  }

  void freeze() throws IOException, InterruptedException {
    process.freeze();
  }

  void thaw() throws IOException, InterruptedException {
    process.thaw();
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
