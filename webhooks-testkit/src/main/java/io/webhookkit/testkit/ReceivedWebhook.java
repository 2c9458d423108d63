package io.webhookkit.testkit;

import io.webhookkit.testkit.endpoint.LoopbackRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One request as it arrived at a {@link WebhookRecorder}.
 *
 * @param endpoint the name of the endpoint that it was sent to
 * @param headers its headers by name, in any letter case; of several values the first
 * @param body its body as text
 * @param json its body as JSON, with all the digits of its numbers; missing if it is none
 * @param forgery what is wrong with its signature; null if nothing is
 * @param status what it was answered; 0 if it was not, or not to the end
 */
public record ReceivedWebhook(
    String endpoint,
    Map<String, String> headers,
    String body,
    JsonNode json,
    @Nullable String forgery,
    int status) {

  static ReceivedWebhook of(
      String endpoint, LoopbackRequest request, @Nullable String forgery, int status) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return new ReceivedWebhook(endpoint, request.headers(), body, parsed(body), forgery, status);
  }

  private static JsonNode parsed(String body) {
    try {
      return Json.read(body);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Returns this request, answered. */
  ReceivedWebhook answered(int with) {
    return new ReceivedWebhook(endpoint, headers, body, json, forgery, with);
  }

  /** Tells whether its signature is good. */
  public boolean signed() {
    return forgery == null;
  }

  /** Returns the {@code webhook-id}, or an empty text. */
  public String id() {
    return headers.getOrDefault("webhook-id", "");
  }

  /** Returns the event type, or an empty text. */
  public String type() {
    return json.path("type").asString("");
  }

  /** Returns what the event is about, or null. */
  public @Nullable String subject() {
    JsonNode subject = json.path("subject");
    return subject.isString() ? subject.stringValue() : null;
  }

  /** Returns the event's data; missing if it has none. */
  public JsonNode data() {
    return told().path("data");
  }

  /** Returns the earlier values of what changed; missing if nothing did. */
  public JsonNode previous() {
    return told().path("previous");
  }

  /** Returns the event's number in the sender's outbox. */
  public long sequence() {
    return json.path("sequence").asLong(-1);
  }

  /** Tells whether it is a CloudEvent in structured JSON mode. */
  boolean isCloudEvent() {
    return headers.getOrDefault("content-type", "").startsWith("application/cloudevents+json");
  }

  /** Returns what holds data and earlier values: in a CloudEvent of ours, they are its data. */
  private JsonNode told() {
    JsonNode data = json.path("data");
    return isCloudEvent() && data.has("data") ? data : json;
  }

  /** Tells whether it was taken: signed, and answered with 2xx. */
  public boolean isAccepted() {
    return signed() && status >= 200 && status < 300;
  }

  /** Shows the request in one line, its body as it is: it is test data. */
  @Override
  public String toString() {
    return "%s at %s, %s, timestamp %s%s: %s"
        .formatted(
            status == 0 ? "unanswered" : String.valueOf(status),
            endpoint,
            id(),
            headers.getOrDefault("webhook-timestamp", "missing"),
            forgery == null ? "" : ", bad signature: " + forgery,
            body);
  }
}
