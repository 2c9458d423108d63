package io.webhookkit.testkit.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL server of one test alone, which is ended and comes back with the same files. */
final class RestartingPostgres implements AutoCloseable {

  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  RestartingPostgres(Path folder) throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    server = start(0);
    port = server.getPort();
  }

  private EmbeddedPostgres start(int wantedPort) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(wantedPort)
        // It comes with this off, and a crash then loses commits.
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres") + "&user=postgres";
  }

  /** Ends the server, whose transactions are rolled back, and starts it again. */
  void restart() throws IOException {
    server.close();
    server = start(port);
  }

  /** Ends the server without a word, and lets it recover. */
  void crash() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).inheritIO().start().waitFor();
    Eventually.until(() -> "the server ends", () -> ProcessHandle.of(pid).isEmpty());
    restart();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
