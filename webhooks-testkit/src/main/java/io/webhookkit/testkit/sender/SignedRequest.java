package io.webhookkit.testkit.sender;

import io.webhookkit.inbound.sources.SourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a sender signs it, to be posted to the application under test. Immutable.
 *
 * <pre>{@code
 * SentWebhook sent =
 *     signedAs(SourceKind.STRIPE, secret).body("{\"id\":\"evt_1\",\"type\":\"invoice.paid\"}").postTo(url);
 * assertThat(sent).wasTaken();
 * }</pre>
 *
 * @param sender who sends it
 * @param message what is sent
 * @param further headers besides those of the sender, or instead of them
 */
public record SignedRequest(Sender sender, Message message, Map<String, String> further) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** With no attempt to change to HTTP/2, which some servers lose the body over. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Copies the headers. */
  public SignedRequest {
    further = Map.copyOf(further);
  }

  /**
   * Starts a request of a sender that shares a secret with the receiver.
   *
   * @throws IllegalArgumentException if this kind of sender signs with a key: use {@link
   *     PayPalSender} or {@link PubSubSender}
   */
  public static SignedRequest signedAs(SourceKind kind, String secret) {
    return signedAs(HmacSenders.of(kind, secret));
  }

  /** Starts a request of a sender. */
  public static SignedRequest signedAs(Sender sender) {
    Instant now = Instant.now(Clock.systemUTC());
    return new SignedRequest(sender, new Message(null, null, "", now), Map.of());
  }

  /** Sets the body; empty unless set. */
  public SignedRequest body(String json) {
    return of(new Message(message.id(), message.type(), json, message.at()));
  }

  /** Sets the sender's name for what is sent; a new one for each post unless set. */
  public SignedRequest id(@Nullable String id) {
    return of(new Message(id, message.type(), message.body(), message.at()));
  }

  /** Sets the type, for senders that say it in a header. */
  public SignedRequest type(@Nullable String type) {
    return of(new Message(message.id(), type, message.body(), message.at()));
  }

  /** Sets when it is sent; when it was started unless set. */
  public SignedRequest at(Instant time) {
    return of(new Message(message.id(), message.type(), message.body(), time));
  }

  /** Sets a header; one that the sender sends itself is replaced. */
  public SignedRequest header(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(further);
    all.put(name, value);
    return new SignedRequest(sender, message, all);
  }

  private SignedRequest of(Message other) {
    return new SignedRequest(sender, other, further);
  }

  /** Returns all headers, the content type among them. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.putAll(sender.headers(message));
    headers.putAll(further);
    return headers;
  }

  /**
   * Signs and posts it.
   *
   * @param url the whole address, such as {@code http://localhost:8080/webhooks/crm}
   * @throws UncheckedIOException if there is no answer within 30 s
   */
  public SentWebhook postTo(String url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(message.body()));
    headers().forEach(request::header);
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new SentWebhook(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }
}
