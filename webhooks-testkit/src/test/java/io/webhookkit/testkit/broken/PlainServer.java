package io.webhookkit.testkit.broken;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.UnreadRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on plain sockets, with one request on each connection, which judges nothing that comes:
 * what is refused, is refused by whoever answers.
 */
final class PlainServer {

  /** How long it waits for the next byte. */
  private static final int PATIENCE_MILLIS = 500;

  private final ServerSocket listening;
  private final Answering answering;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "plain-server");
            thread.setDaemon(true);
            return thread;
          });

  private PlainServer(ServerSocket listening, Answering answering) {
    this.listening = listening;
    this.answering = answering;
  }

  /** Answers a request. */
  @FunctionalInterface
  interface Answering {
    InboundAnswer answer(String source, UnreadRequest request);
  }

  static PlainServer start(Answering answering) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      PlainServer server = new PlainServer(new ServerSocket(0, 128, loopback), answering);
      server.threads.execute(server::listen);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address below which sources have theirs. */
  String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  private void listen() {
    try {
      while (true) {
        Socket connection = listening.accept();
        threads.execute(() -> serve(connection));
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String[] request = line(in).split(" ", -1);
      Map<String, List<String>> headers = headers(in);
      InputStream body = PlainBody.of(headers, in);
      InboundAnswer answer =
          answering.answer(
              request[1].substring(1), new UnreadRequest(request[0], null, headers, body));
      write(answer, connection.getOutputStream());
      connection.shutdownOutput();
      in.transferTo(OutputStream.nullOutputStream()); // what is unread would reset the answer
    } catch (IOException ended) {
      // whoever asks has gone, or sends no more
    }
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), any -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  private static void write(InboundAnswer answer, OutputStream out) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " \r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n");
    out.write(head.toString().getBytes(ISO_8859_1));
    out.write(body);
    out.flush();
  }
}
