package io.webhookkit.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Assertions about received webhooks, narrowed step by step: each step asserts that some are left,
 * and the last one says how many, or what they have. For {@link
 * WebhookRecorderAssert#receivedNothingElse()} only those count that the last step has left.
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
    return matching("for subject " + subject, webhook -> subject.equals(webhook.subject()));
  }

  /** Narrows to those that came to the endpoint with a name: see {@link WebhookRecorder#url}. */
  public ReceivedWebhooksAssert atEndpoint(String name) {
    return matching("at endpoint " + name, webhook -> webhook.endpoint().equals(name));
  }

  /**
   * Narrows to those with a header, whatever its value.
   *
   * @param name in any letter case
   */
  public ReceivedWebhooksAssert withHeader(String name) {
    return matching("with header " + name, webhook -> webhook.headers().containsKey(name));
  }

  /**
   * Narrows to those with a header.
   *
   * @param name in any letter case
   */
  public ReceivedWebhooksAssert withHeader(String name, String value) {
    Set<String> found =
        actual.stream()
            .map(webhook -> webhook.headers().getOrDefault(name, "none"))
            .collect(Collectors.toCollection(TreeSet::new));
    return matching(
        "with header %s: %s (there is %s)".formatted(name, value, found),
        webhook -> value.equals(webhook.headers().get(name)));
  }

  /**
   * Narrows to those whose data has a value at a path.
   *
   * @param path names parted by full stops, such as {@code address.city}
   * @param value the value, compared in its JSON form
   */
  public ReceivedWebhooksAssert withData(String path, @Nullable Object value) {
    return matching(
        "with data " + path + " = " + Json.of(value),
        webhook -> JsonPath.hasValue(webhook.data(), path, value));
  }

  /** Narrows to those whose data has nothing at a path, such as an attribute that is ignored. */
  public ReceivedWebhooksAssert withoutData(String path) {
    return matching(
        "without data " + path, webhook -> JsonPath.at(webhook.data(), path).isMissingNode());
  }

  /** Narrows to those in which an attribute changed from one value to another. */
  public ReceivedWebhooksAssert withChange(
      String path, @Nullable Object before, @Nullable Object after) {
    return matching(
        "with a change of " + path + " from " + Json.of(before) + " to " + Json.of(after),
        webhook ->
            JsonPath.hasValue(webhook.previous(), path, before)
                && JsonPath.hasValue(webhook.data(), path, after));
  }

  /** Asserts that there is exactly one. */
  public ReceivedWebhooksAssert once() {
    return times(1);
  }

  /** Asserts that there are exactly two. */
  public ReceivedWebhooksAssert twice() {
    return times(2);
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

  /** Asserts that there are at least so many. */
  public ReceivedWebhooksAssert atLeast(int count) {
    if (actual.size() < count) {
      failWithMessage(
          "Expected at least %d webhooks %s, but received %d:%n%s",
          count, description, actual.size(), WebhookRecorderAssert.lines(actual));
    }
    return this;
  }

  /**
   * Asserts which values their data has at a path, one after the other, in the order in which the
   * events were committed.
   */
  public ReceivedWebhooksAssert withDataInOrder(String path, @Nullable Object... values) {
    List<JsonNode> expected = Stream.of(values).map(Json::of).toList();
    List<JsonNode> found =
        byEvent(actual).map(webhook -> JsonPath.at(webhook.data(), path)).toList();
    if (!Json.areSame(found, expected)) {
      failWithMessage(
          "Expected webhooks %s with data %s = %s in this order, but it was %s:%n%s",
          description, path, expected, found, WebhookRecorderAssert.lines(actual));
    }
    return this;
  }

  /**
   * Asserts that they arrived in the order of their events, as an endpoint with {@code ordering:
   * subject} is promised for each subject.
   */
  public ReceivedWebhooksAssert arrivedInOrder() {
    if (!byEvent(actual).toList().equals(actual)) {
      failWithMessage(
          "Expected webhooks %s in the order of their events, but received:%n%s",
          description, WebhookRecorderAssert.lines(actual));
    }
    return this;
  }

  /** Sorts by number; attempts of one event stay in the order of arrival. */
  static Stream<ReceivedWebhook> byEvent(List<ReceivedWebhook> webhooks) {
    return webhooks.stream().sorted(Comparator.comparingLong(ReceivedWebhook::sequence));
  }

  /** Asserts what they were answered, in the order of arrival; 0 is no answer. */
  public ReceivedWebhooksAssert answered(int... statuses) {
    List<Integer> expected = IntStream.of(statuses).boxed().toList();
    List<Integer> found = actual.stream().map(ReceivedWebhook::status).toList();
    if (!found.equals(expected)) {
      failWithMessage(
          "Expected webhooks %s answered with %s, but it was %s:%n%s",
          description, expected, found, WebhookRecorderAssert.lines(actual));
    }
    return this;
  }

  /** Asserts that they are attempts of one event: all have the same {@code webhook-id}. */
  public ReceivedWebhooksAssert withOneId() {
    if (actual.stream().map(ReceivedWebhook::id).distinct().count() != 1) {
      failWithMessage(
          "Expected webhooks %s with one webhook-id, but they have %s:%n%s",
          description,
          actual.stream().map(ReceivedWebhook::id).toList(),
          WebhookRecorderAssert.lines(actual));
    }
    return this;
  }

  /**
   * Asserts that the payload of each is as it was approved: see {@link ApprovedPayload}.
   *
   * @param name of the file, such as {@code lead.created}
   * @param varying paths in the payload whose values are different each time, such as {@code
   *     data.id}; {@code timestamp}, {@code subject} and {@code sequence} are so anyway, and of a
   *     CloudEvent {@code id}, {@code time}, {@code subject} and {@code sequence}
   */
  public ReceivedWebhooksAssert matchesApproved(String name, String... varying) {
    for (ReceivedWebhook webhook : actual) {
      ApprovedPayload.of(name)
          .difference(webhook, varying)
          .ifPresent(difference -> failWithMessage("%s", difference));
    }
    return this;
  }

  ReceivedWebhooksAssert matching(String narrower, Predicate<ReceivedWebhook> condition) {
    String whole = description.isEmpty() ? narrower : description + " " + narrower;
    List<ReceivedWebhook> found = actual.stream().filter(condition).toList();
    recorder.asserted().remove(this);
    if (found.isEmpty()) {
      failWithMessage(
          "Expected a webhook %s, but received:%n%s%n%s",
          whole, instead(), recorder.whatIsNotHere());
    }
    ReceivedWebhooksAssert next = new ReceivedWebhooksAssert(recorder, whole, found);
    recorder.asserted().add(next, found);
    return next;
  }

  /** What came nearest, and then what else there was. */
  private String instead() {
    List<ReceivedWebhook> all = recorder.requests();
    if (description.isEmpty() || actual.size() == all.size()) {
      return WebhookRecorderAssert.lines(all);
    }
    List<ReceivedWebhook> others = all.stream().filter(other -> !actual.contains(other)).toList();
    return "  "
        + description
        + ":\n"
        + WebhookRecorderAssert.lines(actual)
        + "\n  and:\n"
        + WebhookRecorderAssert.lines(others);
  }
}
