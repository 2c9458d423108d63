package io.webhookkit.testkit.endpoint;

import io.webhookkit.testkit.endpoint.RequestReader.Head;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP/1.1 server on 127.0.0.1 that has its connections in its own hands: a library's would
 * neither reset one nor end within an answer. Thread-safe.
 */
public final class LoopbackServer implements AutoCloseable {

  private final ServerSocket listening;
  private final Exchanges exchanges;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "loopback-endpoint");
            thread.setDaemon(true);
            return thread;
          });

  private LoopbackServer(ServerSocket listening, Exchanges exchanges) {
    this.listening = listening;
    this.exchanges = exchanges;
  }

  /** Starts a server on a port; 0 takes a free one. */
  public static LoopbackServer start(int port, Exchanges exchanges) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      LoopbackServer server = new LoopbackServer(new ServerSocket(port, 128, loopback), exchanges);
      server.threads.execute(server::listen);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port that it listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        connections.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      LoopbackConnection connection = new LoopbackConnection(socket);
      RequestReader reader = new RequestReader(new BufferedInputStream(socket.getInputStream()));
      Head head = reader.readHead();
      while (head != null) {
        if (head.isExpectant()) {
          connection.goOn();
        }
        byte[] body = reader.readBody(head);
        exchanges.handle(new LoopbackRequest(head.path(), head.headers(), body), connection);
        head = head.isLast() || socket.isClosed() ? null : reader.readHead();
      }
    } catch (IOException | RuntimeException ended) {
      // Whoever asks has gone, asks for nothing that can be read, or is to get no answer.
    } finally {
      connections.remove(socket);
    }
  }

  /** Stops listening, and ends all connections. */
  @Override
  public void close() {
    try {
      listening.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What becomes of requests. */
  @FunctionalInterface
  public interface Exchanges {

    /** Answers a request, or doesn't; may block. */
    void handle(LoopbackRequest request, LoopbackConnection connection) throws IOException;
  }
}
