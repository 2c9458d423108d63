package io.webhookkit.testkit;

import io.webhookkit.testkit.endpoint.LoopbackRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request as it arrived at a {@link WebhookRecorder}.
 *
 * @param endpoint the name of the endpoint that it was sent to
 * @param headers its headers by name, in any letter case; of several values the first
 * @param body its body as text
 * @param json its body as JSON; missing if it is none
 * @param signed whether its signature is good
 * @param status what it was answered; 0 if it was not, or not to the end
 */
public record ReceivedWebhook(
    String endpoint,
    Map<String, String> headers,
    String body,
    JsonNode json,
    boolean signed,
    int status) {

  static ReceivedWebhook of(String endpoint, LoopbackRequest request, boolean signed, int status) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return new ReceivedWebhook(endpoint, request.headers(), body, parsed(body), signed, status);
  }

  private static JsonNode parsed(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException notJson) {
      return JsonMapper.shared().missingNode();
    }
  }

  /** Returns this request, answered. */
  ReceivedWebhook answered(int with) {
    return new ReceivedWebhook(endpoint, headers, body, json, signed, with);
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
    return json.path("data");
  }

  /** Returns the earlier values of what changed; missing if nothing did. */
  public JsonNode previous() {
    return json.path("previous");
  }

  /** Returns the event's number in the sender's outbox. */
  public long sequence() {
    return json.path("sequence").asLong(-1);
  }

  /** Tells whether it was taken: signed, and answered with 2xx. */
  public boolean isAccepted() {
    return signed && status >= 200 && status < 300;
  }

  /** Shows the whole request in one line: it is test data. */
  @Override
  public String toString() {
    return (status == 0 ? "unanswered" : status) + (signed ? " " : " (bad signature) ") + body;
  }
}
