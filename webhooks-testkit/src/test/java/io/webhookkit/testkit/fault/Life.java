package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.fault.Arrival.Happening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A node that is a process, until it dies. */
final class Life implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 90;

  private final Process process;
  private final Path log;
  private final Witness witness;

  private Life(Process process, Path log, Witness witness) {
    this.process = process;
    this.log = log;
    this.witness = witness;
  }

  /** Starts one that ends itself when it comes to a step for the so-many-th time. */
  static Life start(String database, Sink sink, String path, Step step, int times)
      throws IOException {
    Witness witness = Witness.create();
    List<String> command = QuickStart.command(NodeProcess.class);
    command.addAll(
        List.of(
            database,
            sink.url(path),
            Sink.SECRET,
            step.name(),
            Integer.toString(times),
            witness.file().toString()));
    return start(command, witness);
  }

  /** Starts one that does something else. */
  static Life start(List<String> command) throws IOException {
    return start(command, Witness.create());
  }

  private static Life start(List<String> command, Witness witness) throws IOException {
    Path log = Files.createTempFile("life", ".log");
    return new Life(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log,
        witness);
  }

  /** Returns its changes whose commit has returned. */
  Set<Happening> acknowledged() throws IOException {
    return witness.acknowledged();
  }

  void awaitDeath() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The process has not come to the step that it was to die at");
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitValue() {
    return process.exitValue();
  }

  /** Kills it as {@code kill -9} does, wherever it is. */
  void kill() {
    process.destroyForcibly();
  }

  /** Sends it a signal, such as STOP. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails if it has told its log more than a log may know. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
    try {
      String said = Files.readString(log);
      System.err.print(said);
      LogWatch.assertDiscreet(said);
      Files.delete(log);
      Files.delete(witness.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
