package io.webhookkit.examples.leadsync.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * Notes each request that brought news, or brought none, and how old the news were when they came.
 * It writes to a file, so that an application that is stopped has forgotten nothing.
 */
public class Measurements {

  /** How news came. */
  public enum Way {
    /** The other application sent them. */
    WEBHOOK,
    /** This application asked for them. */
    POLLING
  }

  private final Path file;

  Measurements(Path file) {
    this.file = file;
  }

  /** Notes a request, whoever made it. */
  void request(Way way, int bytes) {
    append(way + ",request," + bytes);
  }

  /** Notes that a request told nothing new. */
  void inVain(Way way) {
    append(way + ",in vain,1");
  }

  /** Notes a change that was told now. */
  void news(Way way, Instant happened) {
    append(way + ",age," + Math.max(0, Duration.between(happened, Instant.now()).toMillis()));
  }

  private synchronized void append(String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
