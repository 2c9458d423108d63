package io.webhookkit.testkit.broken;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.testkit.broken.PlainTransport.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A request on a connection of its own, and what comes back, step by step. */
class PlainExchange implements Runnable {

  static final int LONGEST_BODY = 64 * 1024;

  private final DeliveryRequest request;
  private final Bounds bounds;
  private final Socket socket = new Socket();
  private final CompletableFuture<DeliveryResult> result = new CompletableFuture<>();
  private volatile @Nullable Answered answer;

  PlainExchange(DeliveryRequest request, Bounds bounds) {
    this.request = request;
    this.bounds = bounds;
  }

  CompletableFuture<DeliveryResult> result() {
    return result;
  }

  Socket socket() {
    return socket;
  }

  /** Is called on the thread of who sends, before the exchange begins. */
  void prepare() {}

  @Override
  public void run() {
    try {
      connect();
      Socket connection = secured();
      write(connection.getOutputStream());
      InputStream in = connection.getInputStream();
      PlainHead head = head(in);
      answered(head);
      readBody(in, head);
      end("the answer is over");
    } catch (IOException | RuntimeException e) {
      end(reason(e));
    }
  }

  void connect() throws IOException {
    URI url = request.url();
    InetAddress[] judged =
        bounds.guard().judge(url.getHost(), InetAddress.getAllByName(url.getHost()));
    int port = url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
    long millis = Math.min(bounds.connectTimeout().toMillis(), bounds.deadline().toMillis());
    socket.connect(new InetSocketAddress(judged[0], port), (int) millis);
  }

  private boolean isSecure() {
    return request.url().getScheme().equals("https");
  }

  private Socket secured() throws IOException {
    return isSecure() ? secure() : socket;
  }

  Socket secure() throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    URI url = request.url();
    SSLSocket secure = (SSLSocket) factory.createSocket(socket, url.getHost(), url.getPort(), true);
    secure.startHandshake();
    return secure;
  }

  private void write(OutputStream out) throws IOException {
    out.write((requestHead() + "\r\n").getBytes(ISO_8859_1));
    out.write(request.body());
    out.flush();
  }

  String requestHead() {
    URI url = request.url();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(url.getRawPath()).append(query).append(" HTTP/1.1\r\n");
    head.append("host: ").append(url.getRawAuthority()).append("\r\n");
    head.append("content-type: ").append(request.contentType()).append("\r\n");
    head.append("content-length: ").append(request.body().length).append("\r\n");
    request
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.toString();
  }

  PlainHead head(InputStream in) throws IOException {
    PlainHead head = PlainHead.read(in);
    while (head.isInterim()) {
      head = PlainHead.read(in);
    }
    return head;
  }

  /** Notes the status, which nothing takes back. */
  void answered(PlainHead head) {
    answer = new Answered(head.status(), head.header("retry-after"));
  }

  void readBody(InputStream in, PlainHead head) throws IOException {
    in.readNBytes((int) Math.min(head.bodyLength(), LONGEST_BODY));
  }

  /** Ends it, whatever it is doing. */
  void cut() {
    end("no answer in time");
  }

  void end(String reason) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tell(reason);
  }

  final void tell(String reason) {
    Answered said = answer;
    result.complete(said != null ? said : new NoAnswer(reason));
  }

  String reason(Exception failure) {
    return "failed with " + failure.getClass().getSimpleName();
  }
}
