package io.webhookkit.testkit;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assertions about received webhooks, narrowed step by step: each step asserts that some are left,
 * and the last one says how many. For {@link WebhookRecorderAssert#receivedNothingElse()} only
 * those count that the last step has left.
 */
public final class ReceivedWebhooksAssert
    extends AbstractAssert<ReceivedWebhooksAssert, List<ReceivedWebhook>> {

  private final WebhookRecorder recorder;
  private final String description;

  ReceivedWebhooksAssert(
      WebhookRecorder recorder, String description, List<ReceivedWebhook> webhooks) {
    super(webhooks, ReceivedWebhooksAssert.class);
    this.recorder = recorder;
    this.description = description;
  }

  /** Narrows to those about a subject. */
  public ReceivedWebhooksAssert forSubject(String subject) {
    return matching(
        description + " for subject " + subject, webhook -> subject.equals(webhook.subject()));
  }

  /**
   * Narrows to those whose data has a value at a path.
   *
   * @param path names parted by full stops, such as {@code address.city}
   * @param value the value, compared in its JSON form
   */
  public ReceivedWebhooksAssert withData(String path, @Nullable Object value) {
    return matching(
        description + " with data " + path + " = " + value,
        webhook -> isAt(webhook.data(), path, value));
  }

  /** Narrows to those in which an attribute changed from one value to another. */
  public ReceivedWebhooksAssert withChange(
      String path, @Nullable Object before, @Nullable Object after) {
    return matching(
        description + " with a change of " + path + " from " + before + " to " + after,
        webhook -> isAt(webhook.previous(), path, before) && isAt(webhook.data(), path, after));
  }

  /** Asserts that there is exactly one. */
  public ReceivedWebhooksAssert once() {
    return times(1);
  }

  /** Asserts how many there are. */
  public ReceivedWebhooksAssert times(int count) {
    if (actual.size() != count) {
      failWithMessage(
          "Expected %d webhooks %s, but received %d:%n%s",
          count, description, actual.size(), WebhookRecorderAssert.lines(actual));
    }
    return this;
  }

  ReceivedWebhooksAssert matching(String narrower, Predicate<ReceivedWebhook> condition) {
    List<ReceivedWebhook> found = actual.stream().filter(condition).toList();
    recorder.asserted().remove(this);
    if (found.isEmpty()) {
      failWithMessage(
          "Expected a webhook %s, but received:%n%s",
          narrower, WebhookRecorderAssert.lines(recorder.requests()));
    }
    ReceivedWebhooksAssert next = new ReceivedWebhooksAssert(recorder, narrower, found);
    recorder.asserted().add(next, found);
    return next;
  }

  private static boolean isAt(JsonNode node, String path, @Nullable Object value) {
    JsonNode found = node;
    for (String name : path.split("\\.", -1)) {
      found = found.path(name);
    }
    JsonNode expected = JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
    return Objects.equals(found, expected);
  }
}
