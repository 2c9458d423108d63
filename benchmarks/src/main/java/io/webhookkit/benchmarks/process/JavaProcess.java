package io.webhookkit.benchmarks.process;

import io.webhookkit.benchmarks.work.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another JVM: the same Java and class path, a line in, a line out. */
public final class JavaProcess implements AutoCloseable {

  private final Process process;
  private final PrintWriter input;
  private final BufferedReader output;

  private JavaProcess(Process process) {
    this.process = process;
    this.input = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one.
   *
   * @param log where its standard error goes
   * @param options the JVM's
   */
  public static JavaProcess start(
      Path log, List<String> options, Class<?> main, List<String> arguments) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(furtherOptions(main));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    // A child may be too busy to notice that its parent has gone.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new JavaProcess(process);
  }

  private static List<String> furtherOptions(Class<?> main) {
    String options = main == Worker.class ? System.getenv("WORKER_OPTIONS") : null;
    return options == null ? List.of() : List.of(options.split(" ", -1));
  }

  /** Says a line to it. */
  public void say(String line) {
    input.println(line);
  }

  /** Returns the next line that it prints. */
  public String hear() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the process has ended");
    }
    return line;
  }

  /** Returns the processor time that it has taken, in microseconds. */
  long processorMicros() {
    return ProcessorTime.micros(Stream.of(process.toHandle()));
  }

  /** Returns what of it its compilers have taken, in microseconds. */
  long compilerMicros() throws IOException {
    return ProcessorTime.micros(process.pid(), "CompilerThre"); // what the system keeps of the name
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Lets it stand still until {@link #thaw}, and notice nothing of it. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    input.close();
  }
}
