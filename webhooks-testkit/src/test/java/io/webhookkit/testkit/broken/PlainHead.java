package io.webhookkit.testkit.broken;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of an answer. */
record PlainHead(int status, List<String> lines) {

  static final int LONGEST = 64 * 1024;

  /** Reads one up to its empty line. */
  static PlainHead read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int end = 0; end < 4; ) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection was closed");
      }
      if (head.size() == LONGEST) {
        throw new TooLongException();
      }
      head.write(next);
      end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
    }
    return of(head.toString(ISO_8859_1));
  }

  private static PlainHead of(String head) throws IOException {
    List<String> lines = head.lines().toList();
    String first = lines.get(0);
    if (!first.matches("HTTP/1\\.1 \\d{3} .*")) {
      throw new NoHttpException(first);
    }
    return new PlainHead(Integer.parseInt(first.substring(9, 12)), lines);
  }

  boolean isInterim() {
    return status < 200;
  }

  @Nullable String header(String name) {
    return lines.stream()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  /** Returns how long the body is; if nothing tells, it ends with the connection. */
  long bodyLength() {
    String length = header("content-length");
    return isInterim() || status == 204
        ? 0
        : length == null ? Long.MAX_VALUE : Long.parseLong(length);
  }

  /** A head is longer than it may be. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** What came is no answer. */
  static final class NoHttpException extends IOException {
    private static final long serialVersionUID = 1L;

    NoHttpException(String line) {
      super(line);
    }
  }
}
