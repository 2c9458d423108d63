package io.webhookkit.inbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request once, and no more of it than is allowed: whatever its headers
 * announce, memory and time are bounded. Immutable.
 *
 * @param maxBytes the longest body
 * @param timeout how long it may take to come; a read that hangs is ended by the server's own
 *     time-out
 */
record BodyReader(long maxBytes, Duration timeout) {

  private static final int CHUNK = 8192;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Set<String> UTF_8 = Set.of("utf-8", "\"utf-8\"", "us-ascii");

  InboundRequest read(UnreadRequest request) {
    InboundRequest head = request.with(new byte[0]);
    requirePlain(head.header("Content-Encoding"));
    requireKnownType(head.header("Content-Type"));
    requireShort(head.header("Content-Length"));
    try {
      return request.with(bytes(request));
    } catch (InterruptedIOException late) { // also what a socket throws that has waited in vain
      throw RejectedRequestException.tooSlow();
    } catch (IOException broken) {
      throw RejectedRequestException.malformed("the body ends before its end");
    }
  }

  /** What is compressed has another signature, and may be a thousand times as long. */
  private static void requirePlain(@Nullable String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw RejectedRequestException.unsupported("the body is encoded");
    }
  }

  private static void requireKnownType(@Nullable String contentType) {
    if (contentType == null) {
      return; // some senders have nothing to say, and do not say what it is
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    String type = parts[0].strip();
    if (!type.equals("application/json")
        && !type.endsWith("+json")
        && !type.equals(FORM)
        && !type.equals("text/plain")) {
      throw RejectedRequestException.unsupported("the content type is neither JSON nor a form");
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset=") && !UTF_8.contains(parameter.substring(8).strip())) {
        throw RejectedRequestException.unsupported("the character set is not UTF-8");
      }
    }
  }

  private void requireShort(@Nullable String length) {
    if (length == null) {
      return;
    }
    try {
      if (Long.parseLong(length) > maxBytes) {
        throw RejectedRequestException.tooLarge();
      }
    } catch (NumberFormatException e) {
      throw RejectedRequestException.malformed("the content length is no number");
    }
  }

  private byte[] bytes(UnreadRequest request) throws IOException {
    long begin = System.nanoTime();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int read = request.body().read(chunk); read >= 0; read = request.body().read(chunk)) {
      all.write(chunk, 0, read);
      if (all.size() > maxBytes) {
        throw RejectedRequestException.tooLarge();
      }
      if (System.nanoTime() - begin > timeout.toNanos()) {
        throw RejectedRequestException.tooSlow();
      }
    }
    return all.toByteArray();
  }
}
