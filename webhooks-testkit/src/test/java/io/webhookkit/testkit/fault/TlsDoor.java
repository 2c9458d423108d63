package io.webhookkit.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks TLS before a sink that does not; with which certificate and protocols can change. */
final class TlsDoor implements AutoCloseable {

  private final ServerSocket listening;
  private final int behind;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile SSLContext certificate;
  private volatile String[] protocols;

  TlsDoor(Sink sink, SSLContext certificate, String... protocols) throws IOException {
    this.behind = sink.port();
    this.certificate = certificate;
    this.protocols = protocols;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  void use(SSLContext now, String... spoken) {
    certificate = now;
    protocols = spoken;
  }

  String url() {
    return "https://127.0.0.1:" + listening.getLocalPort() + Scene.PATH;
  }

  private void accept() {
    try {
      while (true) {
        Socket plain = listening.accept();
        open.add(plain);
        start(() -> serve(plain));
      }
    } catch (IOException closed) {
      // the case is over
    }
  }

  private void serve(Socket plain) {
    try (SSLSocket secure =
        (SSLSocket) certificate.getSocketFactory().createSocket(plain, null, true)) {
      secure.setEnabledProtocols(protocols);
      secure.setUseClientMode(false);
      secure.startHandshake();
      pass(secure);
    } catch (IOException e) {
      // no agreement, or no connection any more
    }
  }

  private void pass(SSLSocket secure) throws IOException {
    try (Socket sink = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      start(
          () -> {
            try {
              sink.getInputStream().transferTo(secure.getOutputStream());
            } catch (IOException ended) {
              // so has the other side
            }
          });
      secure.getInputStream().transferTo(sink.getOutputStream());
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tls-door");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
