package io.webhookkit.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that does on the wire whatever its script says, right or wrong. */
final class RawServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final int BACKLOG = 1000;

  private final Script script;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  /** What to do with a connection once a request was read from it. */
  @FunctionalInterface
  interface Script {

    /** Does it; when it is done, the next request is waited for. */
    void answer(Socket connection) throws IOException;
  }

  RawServer(Script script) throws IOException {
    this.script = script;
    listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** A server that answers every request with this. */
  static RawServer answering(String answer) throws IOException {
    return new RawServer(connection -> write(connection, answer));
  }

  /** A server that answers every request with a status and headers, and an empty body. */
  static RawServer answering(int status, String... headers) throws IOException {
    return answering(head(status, headers) + "Content-Length: 0\r\n\r\n");
  }

  /** A server that reads requests and says nothing. */
  static RawServer silent() throws IOException {
    return new RawServer(RawServer::awaitEnd);
  }

  /** Returns the begin of an answer: its status line and these headers. */
  static String head(int status, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.toString();
  }

  static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
  }

  /** Sends the same again and again, faster than any time-out between two bytes, until the end. */
  static void drip(Socket connection, String drop) throws IOException {
    while (true) {
      write(connection, drop);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Ends a connection as a process does that dies. */
  static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  /** Waits until the client ends the connection. */
  static void awaitEnd(Socket connection) throws IOException {
    while (connection.getInputStream().read() >= 0) {
      // what else it sends does not matter
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  URI url() {
    return url("/hooks");
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** The requests so far, head and body, one character for a byte. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  /** How many connections are over, whoever has ended them. */
  int ended() {
    return ended.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listening.accept();
        connections.incrementAndGet();
        open.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // the case is over
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      for (String next = read(connection); !next.isEmpty(); next = read(connection)) {
        requests.add(next);
        script.answer(connection);
      }
    } catch (IOException cut) {
      // the client has ended it, which is what many cases want
    } finally {
      ended.incrementAndGet();
    }
  }

  private static String read(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    while (!request.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      request.write(next);
    }
    Matcher length = LENGTH.matcher(request.toString(ISO_8859_1));
    request.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    return request.toString(ISO_8859_1);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
