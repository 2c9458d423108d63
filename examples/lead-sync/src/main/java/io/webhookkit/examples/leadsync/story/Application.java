package io.webhookkit.examples.leadsync.story;

import io.webhookkit.examples.leadsync.LeadSync;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the two applications, as a process that can be stopped, killed and started again. */
final class Application {

  private final String name;
  private final int port;
  private final Path data;
  private final int peerPort;
  private final String webhooks;
  private final Map<String, String> secrets;
  private @Nullable Process process;

  /**
   * @param webhooks where it sends its webhooks to
   */
  Application(
      String name,
      int port,
      int peerPort,
      String webhooks,
      Path data,
      Map<String, String> secrets) {
    this.name = name;
    this.port = port;
    this.peerPort = peerPort;
    this.webhooks = webhooks;
    this.data = data;
    this.secrets = secrets;
  }

  String name() {
    return name;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Path measurements() {
    return data.resolve(name + ".csv");
  }

  /** Starts the process; its output appears on this one's, with the name before each line. */
  void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().putAll(secrets);
    Process started = builder.start();
    process = started;
    Thread echo = new Thread(() -> echo(started), name + "-output");
    echo.setDaemon(true);
    echo.start();
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(mainClass());
    command.add(name);
    command.add("--spring.profiles.active=" + name);
    command.add("--server.address=127.0.0.1");
    command.add("--server.port=" + port);
    command.add("--spring.datasource.url=jdbc:h2:file:" + data.resolve(name).toAbsolutePath());
    command.add("--lead-sync.peer=http://127.0.0.1:" + peerPort);
    command.add("--lead-sync.webhooks=" + webhooks);
    command.add("--lead-sync.measurements=" + measurements());
    return command;
  }

  /** In the packaged jar, Spring Boot's launcher finds the libraries inside it. */
  private static String mainClass() {
    boolean packaged = LeadSync.class.getResource("/org/springframework/boot/loader") != null;
    return packaged
        ? "org.springframework.boot.loader.launch.JarLauncher"
        : LeadSync.class.getName();
  }

  private void echo(Process started) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.printf("%-10s %s%n", name, line);
      }
    } catch (IOException killed) {
      // Its output has ended with it.
    }
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Ends the process in order. */
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }

  /** Ends the process at once, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }
}
