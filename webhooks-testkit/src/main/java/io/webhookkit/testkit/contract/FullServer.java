package io.webhookkit.testkit.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A server that accepts nothing, and has no room for another connection that waits for it. */
final class FullServer implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 100;
  private static final int MANY = 64;

  private final ServerSocket listening;
  private final List<Socket> waiting = new ArrayList<>();

  FullServer() throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    for (int i = 0; i < MANY && isTaken(); i++) {
      // each takes one place, until there is none
    }
  }

  private boolean isTaken() {
    Socket next = new Socket();
    waiting.add(next);
    try {
      next.connect(listening.getLocalSocketAddress(), PATIENCE_MILLIS);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/hooks");
  }

  @Override
  public void close() throws IOException {
    for (Socket each : waiting) {
      each.close();
    }
    listening.close();
  }
}
