package io.webhookkit.testkit.broken;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A body as its headers announce it: so long, in chunks, or none. */
final class PlainBody extends InputStream {

  private final InputStream in;
  private final boolean chunked;
  private long left;

  private PlainBody(InputStream in, boolean chunked, long left) {
    this.in = in;
    this.chunked = chunked;
    this.left = left;
  }

  static InputStream of(Map<String, List<String>> headers, InputStream in) {
    if (headers.containsKey("Transfer-Encoding")) {
      return new PlainBody(in, true, 0);
    }
    String length = headers.getOrDefault("Content-Length", List.of("0")).get(0);
    return new PlainBody(in, false, length.matches("\\d+") ? Long.parseLong(length) : -1);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left < 0) {
      throw new IOException("no length");
    }
    if (left == 0 && !(chunked && nextChunk())) {
      return -1;
    }
    int read = in.read(bytes, from, (int) Math.min(left, length));
    if (read < 0) {
      throw new EOFException("the body ends before its length");
    }
    left -= read;
    if (chunked && left == 0) {
      PlainServer.line(in);
    }
    return read;
  }

  private boolean nextChunk() throws IOException {
    try {
      left = Long.parseLong(PlainServer.line(in), 16);
      return left > 0;
    } catch (NumberFormatException e) {
      throw new IOException("no chunk", e);
    }
  }
}
