package io.webhookkit.testkit.contract.receiving;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as no HTTP client would send it, byte by byte. */
final class RawRequest {

  /** The status where there was no answer before the connection ended. */
  static final int NOTHING = 0;

  private static final int PATIENCE_MILLIS = 40_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*", Pattern.DOTALL);

  private static final Pattern LENGTH = Pattern.compile("(?i)\\ncontent-length: (\\d+)");

  private final URI url;
  private final StringBuilder head = new StringBuilder();

  RawRequest(String method, String url, Map<String, String> headers) {
    this.url = URI.create(url);
    head.append(method).append(' ').append(this.url.getPath()).append(" HTTP/1.1\r\n");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", this.url.getAuthority());
    all.put("Connection", "close");
    all.putAll(headers);
    all.forEach(this::header);
  }

  RawRequest header(String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** Sends the body after the head. */
  @FunctionalInterface
  interface Body {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  /** Sends it, and returns all that is answered; empty if the connection is closed instead. */
  String send(Body body) throws IOException, InterruptedException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write((head + "\r\n").getBytes(ISO_8859_1));
      out.flush();
      sendAsFarAsItIsTaken(body, out);
      return new String(answer(socket.getInputStream()), ISO_8859_1);
    }
  }

  /** Sends it with a body that comes byte by byte, for as long as there is no answer. */
  String drip() throws IOException, InterruptedException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write((head + "\r\n").getBytes(ISO_8859_1));
      Body drops =
          dripping -> {
            while (socket.getInputStream().available() == 0) {
              dripping.write(' ');
              TimeUnit.MILLISECONDS.sleep(50); // that is how it drips
            }
          };
      sendAsFarAsItIsTaken(drops, out);
      return new String(answer(socket.getInputStream()), ISO_8859_1);
    }
  }

  /** Who is refused in the middle can send no more, and reads the answer. */
  private static void sendAsFarAsItIsTaken(Body body, OutputStream out)
      throws InterruptedException {
    try {
      body.to(out);
      out.flush();
    } catch (IOException refused) {
      // the answer tells
    }
  }

  /** Reads an answer as long as it says it is; what comes after it does not matter. */
  private static byte[] answer(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
        if (isWhole(all.toString(ISO_8859_1))) {
          break;
        }
      }
    } catch (SocketException reset) {
      // what came before counts
    }
    return all.toByteArray();
  }

  private static boolean isWhole(String answer) {
    int body = answer.indexOf("\r\n\r\n") + 4;
    if (body < 4) {
      return false;
    }
    Matcher length = LENGTH.matcher(answer);
    return length.find()
        ? answer.length() - body >= Integer.parseInt(length.group(1))
        : answer.endsWith("\r\n0\r\n\r\n");
  }

  static int status(String answer) {
    Matcher status = STATUS.matcher(answer);
    return status.matches() ? Integer.parseInt(status.group(1)) : NOTHING;
  }
}
