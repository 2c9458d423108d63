package io.webhookkit.testkit.contract.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback that notes what it is asked for, and carries nothing. */
final class RefusingProxy implements AutoCloseable {

  private static final byte[] REFUSAL =
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(ISO_8859_1);

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> asked = new CopyOnWriteArrayList<>();

  RefusingProxy() throws IOException {
    Thread thread = new Thread(this::serve, "refusing-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** Returns the first line of each request. */
  List<String> asked() {
    return asked;
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket connection = listening.accept()) {
        refuse(connection);
      } catch (IOException cut) {
        // by the client, or by the end of the case
      }
    }
  }

  private void refuse(Socket connection) throws IOException {
    BufferedReader request =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
    String first = request.readLine();
    if (first == null) {
      return;
    }
    asked.add(first);
    String line = first;
    while (line != null && !line.isEmpty()) {
      line = request.readLine();
    }
    connection.getOutputStream().write(REFUSAL);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
