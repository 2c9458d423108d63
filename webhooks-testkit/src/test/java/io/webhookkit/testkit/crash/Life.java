package io.webhookkit.testkit.crash;

import io.webhookkit.testkit.WebhookRecorder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One life of the sending application, as a process of its own. */
final class Life implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  Life(String databaseUrl, WebhookRecorder sink, String mode) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SenderProcess.class.getName(),
                databaseUrl,
                sink.url(),
                sink.secret(),
                mode)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Reads on until so many commits were reported. */
  Life untilCommitted(int commits) throws IOException {
    while (ids("committed ").size() < commits) {
      String line = output.readLine();
      if (line == null) {
        throw new AssertionError("The sender ended by itself after " + lines);
      }
      lines.add(line);
    }
    return this;
  }

  /** Reads on until the process ends by itself. */
  Life untilItsEnd() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
    }
    process.waitFor();
    return this;
  }

  /** Returns the ids that were reported behind a word. */
  List<String> ids(String word) {
    return lines.stream()
        .filter(line -> line.startsWith(word))
        .map(line -> line.substring(word.length()))
        .toList();
  }

  boolean said(String line) {
    return lines.contains(line);
  }

  /** Kills the process as {@code kill -9} does, wherever it is. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    output.close();
  }
}
