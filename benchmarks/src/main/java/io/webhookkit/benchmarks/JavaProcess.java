package io.webhookkit.benchmarks;

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

/** Another JVM: the same Java and class path, a line in, a line out. */
final class JavaProcess implements AutoCloseable {

  private final Process process;
  private final PrintWriter input;
  private final BufferedReader output;

  private JavaProcess(Process process) {
    this.process = process;
    this.input = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static JavaProcess start(Path log, String heap, Class<?> main, List<String> arguments)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
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

  void say(String line) {
    input.println(line);
  }

  /** Returns the next line that it prints. */
  String hear() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the process has ended");
    }
    return line;
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    input.close();
  }
}
