package io.webhookkit.delivery.httpclient5;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that does on the wire whatever its script says, right or wrong. */
final class RawServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final Script script;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  /** What to do with a connection once a request was read from it. */
  @FunctionalInterface
  interface Script {
    void answer(Socket connection) throws IOException;
  }

  RawServer(Script script) throws IOException {
    this("127.0.0.1", 0, script);
  }

  RawServer(String address, int port, Script script) throws IOException {
    this(new ServerSocket(port, 1000, InetAddress.getByName(address)), script);
  }

  RawServer(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
    start(this::accept);
  }

  /** A server that answers every request with this. */
  static RawServer answering(String answer) throws IOException {
    return new RawServer(connection -> write(connection, answer));
  }

  /** A server that reads requests and says nothing. */
  static RawServer silent() throws IOException {
    return new RawServer(connection -> connection.getInputStream().read());
  }

  /** A server that says this to whoever begins to talk, whatever that is, and ends. */
  static RawServer greeting(byte[] bytes) throws IOException {
    return new RawServer(
        new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()) {
          @Override
          public Socket accept() throws IOException {
            Socket connection = super.accept();
            if (connection.getInputStream().read() >= 0) {
              connection.getOutputStream().write(bytes);
            }
            return connection;
          }
        },
        connection -> {});
  }

  int port() {
    return listening.getLocalPort();
  }

  URI url() {
    return url("127.0.0.1");
  }

  URI url(String host) {
    return URI.create("http://" + host + ":" + port() + "/hooks");
  }

  /** The requests so far, with head and body. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  /** How many connections the client has ended, or the script. */
  int ended() {
    return ended.get();
  }

  static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
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
      // the test is over
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      for (String next = read(connection); !next.isEmpty(); next = read(connection)) {
        requests.add(next);
        script.answer(connection);
      }
    } catch (IOException cut) {
      // the client has ended it, which is what many tests want
    } finally {
      ended.incrementAndGet();
    }
  }

  private static String read(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    Matcher length = LENGTH.matcher(head.toString(ISO_8859_1));
    head.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    return head.toString(ISO_8859_1);
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
