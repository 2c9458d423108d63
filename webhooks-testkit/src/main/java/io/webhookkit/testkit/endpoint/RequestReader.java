package io.webhookkit.testkit.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, as RFC 9112 has them. */
final class RequestReader {

  private static final int MAX_LINE = 64 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** Reads up to the body, and returns null where the connection ends instead. */
  @Nullable Head readHead() throws IOException {
    String line = readLine();
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      throw new IOException("no request line: " + line);
    }
    return new Head(parts[1], readHeaders());
  }

  private Map<String, String> readHeaders() throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = needLine(); !line.isEmpty(); line = needLine()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header: " + line);
      }
      headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  byte[] readBody(Head head) throws IOException {
    String coding = head.headers().getOrDefault("Transfer-Encoding", "");
    if (coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return readChunks();
    }
    return readExactly(Integer.parseInt(head.headers().getOrDefault("Content-Length", "0")));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = readChunkSize(); size > 0; size = readChunkSize()) {
      body.writeBytes(readExactly(size));
      needLine();
    }
    readHeaders();
    return body.toByteArray();
  }

  private int readChunkSize() throws IOException {
    return Integer.parseInt(needLine().split(";", 2)[0].strip(), 16);
  }

  private byte[] readExactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the body ends before its length");
    }
    return bytes;
  }

  private String needLine() throws IOException {
    String line = readLine();
    if (line == null) {
      throw new EOFException("the connection ends within a request");
    }
    return line;
  }

  private @Nullable String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("a line of more than " + MAX_LINE + " bytes");
      }
      line.write(next);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** A request line and its headers. */
  record Head(String path, Map<String, String> headers) {

    boolean isExpectant() {
      return "100-continue".equalsIgnoreCase(headers.get("Expect"));
    }

    boolean isLast() {
      return "close".equalsIgnoreCase(headers.get("Connection"));
    }
  }
}
