package io.webhookkit.testkit.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Where the answer to a request is written to: see {@link Answer#give}. */
public final class LoopbackConnection {

  private final Socket socket;
  private final OutputStream out;

  LoopbackConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /** Returns the connection itself, for what is none of the {@link Answer}s. */
  public Socket socket() {
    return socket;
  }

  void goOn() throws IOException {
    write("HTTP/1.1 100 Continue\r\n\r\n");
  }

  void answer(int status, Map<String, String> headers, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    out.write(head(status, headers, bytes.length).getBytes(ISO_8859_1));
    out.write(bytes);
    out.flush();
  }

  /** Answers with 200, byte by byte. */
  void answerSlowly(Duration between) throws IOException {
    drip(head(200, Map.of(), 0), between);
  }

  /** Answers with 200 at once, and then with a body byte by byte. */
  void answerWithSlowBody(int bytes, Duration between) throws IOException {
    write(head(200, Map.of(), bytes));
    drip(".".repeat(bytes), between);
  }

  private void drip(String text, Duration between) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      LockSupport.parkNanos(between.toNanos());
      write(text.substring(i, i + 1));
    }
  }

  /** Tells whether the other side has ended meanwhile: an answer would reach nobody. */
  public boolean isAbandoned() throws IOException {
    socket.setSoTimeout(1);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  /** Ends within the head of an answer. */
  void cutOff() throws IOException {
    write("HTTP/1.1 200 \r\nContent-");
    end();
  }

  /** Ends without an answer. */
  void end() throws IOException {
    socket.close();
  }

  /** Ends as a process that dies does: the other side reads that the connection was reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static String head(int status, Map<String, String> headers, int length) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }
}
