package io.webhookkit.benchmarks.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A PostgreSQL that waits for its disk at each commit as it does when it is installed, on files of
 * its own, which go when it is closed or this process ends.
 */
final class PostgresServer implements AutoCloseable {

  private final Path data;
  private boolean closed;
  private EmbeddedPostgres server;

  PostgresServer() throws IOException {
    this.data = Files.createTempDirectory("webhooks-postgresql-");
    this.server = open(0);
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtEnd));
  }

  private EmbeddedPostgres open(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "300")
        .start();
  }

  synchronized EmbeddedPostgres get() {
    return server;
  }

  /** Stops it in the midst of whatever it does, and starts it again where it was. */
  synchronized void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = open(port);
  }

  long processorMicros() throws IOException {
    long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    return ProcessorTime.micros(
        ProcessHandle.of(postmaster).stream()
            .flatMap(server -> Stream.concat(Stream.of(server), server.descendants())));
  }

  private void closeAtEnd() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    server.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
