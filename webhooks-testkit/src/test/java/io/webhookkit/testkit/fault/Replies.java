package io.webhookkit.testkit.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.webhookkit.testkit.endpoint.Answer;
import io.webhookkit.testkit.endpoint.LoopbackConnection;
import io.webhookkit.testkit.fault.Sink.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bad answers, and what they are made of. */
final class Replies {

  private Replies() {}

  static Reply tooMany(String retryAfter) {
    return answer(429, Map.of("Retry-After", retryAfter));
  }

  static Reply answer(int status, Map<String, String> headers) {
    return answer(new Answer.Respond(status, headers, ""));
  }

  static Reply answer(Answer answer) {
    return new Reply(false, answer::give);
  }

  static void write(LoopbackConnection connection, String text) throws IOException {
    connection.socket().getOutputStream().write(text.getBytes(ISO_8859_1));
    connection.socket().getOutputStream().flush();
  }

  static void forever(LoopbackConnection connection, String text) throws IOException {
    while (true) {
      write(connection, text);
    }
  }

  static void awaitEnd(LoopbackConnection connection) throws IOException {
    while (connection.socket().getInputStream().read() >= 0) {
      // nothing more is expected
    }
  }

  static byte[] gzipped(int size) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
