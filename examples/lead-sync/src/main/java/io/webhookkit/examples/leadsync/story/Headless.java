package io.webhookkit.examples.leadsync.story;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;

/** Tells the whole story without anybody's help, on whatever ports are free. */
public final class Headless {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Runs the story, and returns 0 if both databases are equal at its end, otherwise 1. */
  public int run() throws IOException, InterruptedException {
    try (Stage stage = new Stage(freePort(), freePort())) {
      return new Story(stage, PATIENCE).tell() ? 0 : 1;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
