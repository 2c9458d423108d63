package io.webhookkit.examples.wildflyleads;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A WildFly in a process of its own, on free ports, that writes into a directory of its own. */
final class WildFly implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("wildfly.home"));
  private static final Path WORK = Path.of(System.getProperty("wildfly.work"));
  private static final Pattern HTTP = Pattern.compile("HTTP listener default listening on (\\S+)");
  private static final Pattern MANAGEMENT =
      Pattern.compile("Http management interface listening on http://([^/\\s]+)");

  /** A busy machine takes half a minute to start it. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration POLL = Duration.ofMillis(50);

  private final Path directory;
  private final Process process;

  private WildFly(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    // For a run that is broken off
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * Starts one.
   *
   * @param profile the file of its configuration
   * @param properties the settings of its applications
   */
  static WildFly start(String profile, Map<String, String> properties) throws IOException {
    Files.createDirectories(WORK);
    Path directory = Files.createTempDirectory(WORK, "run-");
    Files.createDirectories(directory.resolve("deployments"));
    Properties settings = new Properties();
    settings.putAll(properties);
    try (OutputStream out = Files.newOutputStream(directory.resolve("settings.properties"))) {
      settings.store(out, "Settings of the applications");
    }
    Process process =
        new ProcessBuilder(command(profile, directory))
            .directory(directory.toFile()) // where it logs until it knows better
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("stdout.log").toFile())
            .start();
    return new WildFly(directory, process);
  }

  /** What {@code bin/standalone.sh} comes to, without a shell that would have to be ended too. */
  private static List<String> command(String profile, Path directory) {
    Path configuration = HOME.resolve("standalone").resolve("configuration");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String open : List.of("lang", "lang.invoke", "lang.reflect", "io", "net", "security")) {
      command.add("--add-opens=java.base/java." + open + "=ALL-UNNAMED");
    }
    command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    command.add("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");
    command.add("--add-opens=java.management/javax.management=ALL-UNNAMED");
    command.add("--add-opens=java.naming/javax.naming=ALL-UNNAMED");
    command.add("-Dlogging.configuration=" + configuration.resolve("logging.properties").toUri());
    command.addAll(List.of("-jar", HOME.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", HOME.resolve("modules").toString(), "org.jboss.as.standalone"));
    command.add("-Djboss.home.dir=" + HOME);
    command.add("-Djboss.server.base.dir=" + directory);
    command.add("-Djboss.server.config.dir=" + configuration);
    for (String port : List.of("http", "https", "management.http")) {
      command.add("-Djboss." + port + ".port=0");
    }
    command.add("--read-only-server-config=" + profile);
    command.add("--yaml=" + System.getProperty("wildfly.changes"));
    command.add("--properties=" + directory.resolve("settings.properties").toUri());
    return command;
  }

  /** Returns where applications are put. */
  Path deployments() {
    return directory.resolve("deployments");
  }

  /** Returns host and port of the applications. */
  String host() {
    return told(HTTP);
  }

  /** Returns host and port of the management, which tells the health too. */
  String managementHost() {
    return told(MANAGEMENT);
  }

  private String told(Pattern pattern) {
    await("it says where it listens", () -> pattern.matcher(log()).find());
    return pattern.matcher(log()).results().map(found -> found.group(1)).findFirst().orElseThrow();
  }

  /**
   * Waits until a condition holds.
   *
   * @throws AssertionError with the end of the log, if the server ends, or it takes too long
   */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw failure(
            "Waited in vain until %s; WildFly %s."
                .formatted(what, process.isAlive() ? "runs" : "ended, " + process.exitValue()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Returns a failure that shows the end of the log. */
  AssertionError failure(String what) {
    String log = log();
    return new AssertionError(
        "%s The end of %s:%n%s"
            .formatted(what, file(), log.substring(Math.max(0, log.length() - 8_000))));
  }

  private String log() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return directory.resolve("stdout.log");
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
